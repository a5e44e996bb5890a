package org.copydesk.article;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.http.Refusal;
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

    /** Whether the working copy was edited since the newest edition, live or planned, was made. */
    public boolean newerDraft;

    /** Whether readers see it, or saw it once. */
    public boolean shown;

    boolean isLive() {
        return liveState == LiveState.LIVE || liveState == LiveState.LIVE_WITH_NEWER_DRAFT;
    }

    boolean isPlanned() {
        return plannedFrom() != null;
    }

    boolean isRetracted() {
        return liveState == LiveState.RETRACTED;
    }

    private @Nullable Instant plannedFrom() {
        return liveState == LiveState.SCHEDULED || liveState == LiveState.EMBARGOED ? visibleFrom : nextEditionFrom;
    }

    /** What is planned already begins at its time, whatever embargo is set later. */
    void requireAfter(@Nullable Instant embargo) {
        var planned = plannedFrom();
        if (embargo != null && planned != null && embargo.isAfter(planned)) {
            throw Refusal.conflict(
                            "An edition is planned for %s, before this embargo would end. Move it first with"
                                    + " PUT /api/v1/desk/articles/%s/schedule, or cancel it with DELETE.",
                            planned, articleId)
                    .at("/embargoUntil", "is later than the planned edition");
        }
    }

    static ArticlePublication none(UUID article) {
        var publication = new ArticlePublication();
        publication.articleId = article;
        publication.liveState = LiveState.UNPUBLISHED;
        return publication;
    }

    /** What readers see, or are planned to see, is no longer what the working copy says. */
    void edited() {
        newerDraft = isLive() || isPlanned();
        if (liveState == LiveState.LIVE) {
            liveState = LiveState.LIVE_WITH_NEWER_DRAFT;
        }
    }
}
