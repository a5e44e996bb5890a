package org.copydesk.taxonomy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.copydesk.words.Name;
import org.copydesk.words.Slug;
import org.copydesk.words.Visible;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@JsonIgnoreProperties({"id", "createdAt", "updatedAt"})
record SectionInput(
        @NotBlank @Size(max = 80) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Visible @Size(max = 120) String name,
        @Size(max = 500) @Nullable String description,

        @Schema(defaultValue = "0") @Min(0) @Max(10_000) Integer position,

        @Nullable Integer version) {

    SectionInput {
        position = position == null ? 0 : position;
    }

    Section toSection(UUID id) {
        var section = new Section();
        section.id = id;
        applyTo(section);
        return section;
    }

    void applyTo(Section section) {
        section.slug = slug;
        section.name = Name.of(name);
        section.description = description;
        section.position = position;
    }

    static SectionInput of(Section section) {
        return new SectionInput(section.slug, section.name, section.description, section.position, section.version);
    }
}
