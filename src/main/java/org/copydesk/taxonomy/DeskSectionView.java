package org.copydesk.taxonomy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record DeskSectionView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped SectionInput section,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    static DeskSectionView of(Section section) {
        return new DeskSectionView(section.id, SectionInput.of(section), section.createdAt, section.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return section.version();
    }
}
