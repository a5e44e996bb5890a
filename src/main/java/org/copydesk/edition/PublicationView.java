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

    static PublicationView of(Article article, Edition edition, Instant now) {
        return new PublicationView(
                article.id,
                liveState(edition, now),
                article.revision,
                edition.slug,
                edition.visibleFrom,
                edition.visibleTo,
                edition.publishedAt,
                article.version);
    }

    private static LiveState liveState(Edition edition, Instant now) {
        if (!edition.visibleFrom.isAfter(now)) {
            return LiveState.LIVE;
        }
        return edition.embargoedFrom == null || edition.embargoedFrom.isAfter(now)
                ? LiveState.SCHEDULED
                : LiveState.EMBARGOED;
    }

    @Override
    public UUID id() {
        return article;
    }
}
