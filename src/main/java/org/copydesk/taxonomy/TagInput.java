package org.copydesk.taxonomy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.copydesk.words.Name;
import org.copydesk.words.Slug;
import org.copydesk.words.Visible;
import org.jspecify.annotations.Nullable;

@JsonIgnoreProperties({"id", "createdAt", "updatedAt"})
record TagInput(
        @NotBlank @Size(max = 80) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Visible @Size(max = 120) String name,
        @Size(max = 500) @Nullable String description,
        @Nullable Integer version) {

    Tag toTag(UUID id) {
        var tag = new Tag();
        tag.id = id;
        applyTo(tag);
        return tag;
    }

    void applyTo(Tag tag) {
        tag.slug = slug;
        tag.name = Name.of(name);
        tag.description = description;
    }

    static TagInput of(Tag tag) {
        return new TagInput(tag.slug, tag.name, tag.description, tag.version);
    }
}
