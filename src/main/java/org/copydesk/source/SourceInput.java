package org.copydesk.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.copydesk.words.Language;
import org.copydesk.words.Name;
import org.copydesk.words.Visible;
import org.copydesk.words.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param country ISO 3166-1 alpha-2 */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt"})
record SourceInput(
        @NotNull Source.Kind kind,
        @Visible @Size(max = 200) String name,
        @Size(max = 20) List<@Visible @Size(max = 200) String> aliases,
        @WebAddress @Nullable String homepage,
        @Pattern(regexp = "[A-Z]{2}") @Nullable String country,
        @Language @Nullable String language,
        @Size(max = 1000) @Nullable String usageTerms,

        @Schema(
                defaultValue = "false",
                description = "Known to editors alone. A source that editions carry is taken out of all of them, by an"
                        + " editor; opened again, it is in those that are published from then on.")
        Boolean confidential,

        @Size(max = 5000) @Nullable String note,
        @Nullable Integer version) {

    SourceInput {
        aliases = aliases == null ? List.of() : aliases;
        confidential = confidential != null && confidential;
    }

    Source toSource(UUID id) {
        var source = new Source();
        source.id = id;
        applyTo(source);
        return source;
    }

    void applyTo(Source source) {
        source.kind = kind;
        source.name = Name.of(name);
        source.aliases = aliases.stream().map(Name::of).toList();
        source.homepage = homepage;
        source.country = country;
        source.language = language;
        source.usageTerms = usageTerms;
        source.confidential = confidential;
        source.note = note;
    }

    static SourceInput of(Source source) {
        return new SourceInput(
                source.kind,
                source.name,
                source.aliases,
                source.homepage,
                source.country,
                source.language,
                source.usageTerms,
                source.confidential,
                source.note,
                source.version);
    }

    /** What a role that may not know a confidential source sees of it: that there is one. */
    static SourceInput withheld(Source source) {
        return new SourceInput(
                Source.Kind.UNKNOWN,
                "Confidential source",
                List.of(),
                null,
                null,
                null,
                null,
                true,
                null,
                source.version);
    }
}
