package org.copydesk.edition;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.article.Article;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.http.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * What stands of an article before its readers after publishing.
 *
 * @param revision the number of the revision that was published
 * @param version the article's new version, for the next write
 */
record PublicationView(
        UUID article,
        LiveState liveState,
        int revision,
        String slug,
        Instant visibleFrom,
        @Nullable Instant visibleTo,
        Instant publishedAt,
        Integer version)
        implements Versioned {

    static PublicationView of(Article article, Edition edition, LiveState liveState) {
        return new PublicationView(
                article.id,
                liveState,
                article.revision,
                edition.slug,
                edition.visibleFrom,
                edition.visibleTo,
                edition.publishedAt,
                article.version);
    }

    @Override
    public UUID id() {
        return article;
    }
}
