package org.copydesk.citation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.anchor.Selector;
import org.copydesk.http.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * @param article the id of the article that cites; it cannot be changed later
 * @param source the id of the source it cites
 * @param declaredAs the words of the article's plain text that declare the source
 */
@JsonIgnoreProperties({"id", "createdAt", "updatedAt"})
record CitationInput(
        @NotNull UUID article,
        @NotNull UUID source,
        @NotNull Citation.Role role,
        @WebAddress @Nullable String url,
        @Size(max = 300) @Nullable String title,
        @Nullable Instant publishedAt,
        @Nullable Instant retrievedAt,
        @WebAddress @Nullable String archivedUrl,
        @Valid @Nullable Selector declaredAs,
        @Nullable Integer version) {

    void applyTo(Citation citation) {
        citation.role = role;
        citation.url = url;
        citation.title = title;
        citation.publishedAt = publishedAt;
        citation.retrievedAt = retrievedAt;
        citation.archivedUrl = archivedUrl;
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
                citation.version);
    }
}
