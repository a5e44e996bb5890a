package org.copydesk.citation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record DeskCitationView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped CitationInput citation,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    static DeskCitationView of(Citation citation, Actor reader) {
        var shown = citation.isWithheldFrom(reader) ? CitationInput.withheld(citation) : CitationInput.of(citation);
        return new DeskCitationView(citation.id, shown, citation.createdAt, citation.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return citation.version();
    }
}
