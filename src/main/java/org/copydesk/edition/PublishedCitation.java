package org.copydesk.edition;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.citation.Citation;
import org.jspecify.annotations.Nullable;

/** @param declaredAs the words of the article that declare the source */
public record PublishedCitation(
        UUID id,
        Citation.Role role,
        PublishedSource source,
        @Nullable String url,
        @Nullable String title,
        @Nullable Instant publishedAt,
        @Nullable Instant retrievedAt,
        @Nullable String archivedUrl,
        @Nullable String declaredAs) {

    static PublishedCitation of(Citation citation) {
        return new PublishedCitation(
                citation.id,
                citation.role,
                PublishedSource.of(citation.source),
                citation.url,
                citation.title,
                citation.publishedAt,
                citation.retrievedAt,
                citation.archivedUrl,
                citation.declaredAs == null ? null : citation.declaredAs.exact());
    }
}
