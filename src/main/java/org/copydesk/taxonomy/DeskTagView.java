package org.copydesk.taxonomy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record DeskTagView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped TagInput tag,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    static DeskTagView of(Tag tag) {
        return new DeskTagView(tag.id, TagInput.of(tag), tag.createdAt, tag.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return tag.version();
    }
}
