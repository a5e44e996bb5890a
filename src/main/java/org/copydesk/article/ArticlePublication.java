package org.copydesk.article;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Where an article stands with its readers at this instant: a view over its editions. */
@Entity
@Immutable
public class ArticlePublication {

    public enum LiveState {
        UNPUBLISHED,
        SCHEDULED,
        /** Published, and held back by the embargo. */
        EMBARGOED,
        LIVE,
        LIVE_WITH_NEWER_DRAFT,
        EXPIRED,
        RETRACTED
    }

    @Id
    public UUID articleId;

    @Enumerated(EnumType.STRING)
    public LiveState liveState;

    public @Nullable Instant visibleFrom;
    public @Nullable Instant visibleTo;

    /** When a planned edition takes over from the one that is live. */
    public @Nullable Instant nextEditionFrom;

    static ArticlePublication none(UUID article) {
        var publication = new ArticlePublication();
        publication.articleId = article;
        publication.liveState = LiveState.UNPUBLISHED;
        return publication;
    }

    /** What readers see is no longer what the working copy says. */
    void edited() {
        if (liveState == LiveState.LIVE) {
            liveState = LiveState.LIVE_WITH_NEWER_DRAFT;
        }
    }
}
