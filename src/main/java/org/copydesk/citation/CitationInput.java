package org.copydesk.citation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.anchor.Selector;
import org.copydesk.words.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * @param article the id of the article that cites; it cannot be changed later
 * @param source the id of the source it cites
 * @param declaredAs the words of the article's plain text that declare the source
 * @param alsoDeclaredAs words outside of it that did, as a source line below the story it was imported from
 */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt"})
public record CitationInput(
        @NotNull UUID article,
        @NotNull UUID source,
        @NotNull Citation.Role role,
        @WebAddress @Nullable String url,
        @Size(max = 300) @Nullable String title,
        @Nullable Instant publishedAt,
        @Nullable Instant retrievedAt,
        @WebAddress @Nullable String archivedUrl,
        @Valid @Nullable Selector declaredAs,
        @Size(max = 10) List<@NotBlank @Size(max = 300) String> alsoDeclaredAs,
        @Nullable Integer version) {

    public CitationInput {
        alsoDeclaredAs = alsoDeclaredAs == null ? List.of() : alsoDeclaredAs;
    }

    void applyTo(Citation citation) {
        citation.role = role;
        citation.url = url;
        citation.title = title;
        citation.publishedAt = publishedAt;
        citation.retrievedAt = retrievedAt;
        citation.archivedUrl = archivedUrl;
        citation.alsoDeclaredAs = alsoDeclaredAs;
    }

    static CitationInput of(Citation citation) {
        return new CitationInput(
                citation.article.id,
                citation.source.id,
                citation.role,
                citation.url,
                citation.title,
                citation.publishedAt,
                citation.retrievedAt,
                citation.archivedUrl,
                citation.declaredAs == null ? null : citation.declaredAs.selector(),
                citation.alsoDeclaredAs,
                citation.version);
    }

    /** What a role that may not know a confidential source sees of its citation: nothing that tells who it is. */
    static CitationInput withheld(Citation citation) {
        return new CitationInput(
                citation.article.id,
                citation.source.id,
                citation.role,
                null,
                null,
                citation.publishedAt,
                citation.retrievedAt,
                null,
                null,
                List.of(),
                citation.version);
    }
}
