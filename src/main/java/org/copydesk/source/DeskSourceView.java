package org.copydesk.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record DeskSourceView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped SourceInput source,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    static DeskSourceView of(Source source, Actor reader) {
        var shown = source.isWithheldFrom(reader) ? SourceInput.withheld(source) : SourceInput.of(source);
        return new DeskSourceView(source.id, shown, source.createdAt, source.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return source.version();
    }
}
