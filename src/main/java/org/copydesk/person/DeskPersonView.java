package org.copydesk.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record DeskPersonView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped PersonInput person,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    static DeskPersonView of(Person person) {
        return new DeskPersonView(person.id, PersonInput.of(person), person.createdAt, person.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return person.version();
    }
}
