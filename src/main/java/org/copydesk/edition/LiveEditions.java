package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** What is asked of editions through the ORM by readers, who are shown what has appeared, and by partners. */
public interface LiveEditions {

    Session session();

    record Embargoed(UUID articleId, Instant embargoUntil, WrittenJson<PublishedSummary> summary) {}

    /** Published editions that an embargo holds back, by its end. */
    @HQL("""
            select articleId, visibleFrom, summary from Edition
            where embargoedFrom <= instant and visibleFrom > instant and (visibleFrom, articleId) > (:until, :id)
              and (:everywhere = true or articleId in (select a.id from Article a where a.section.id in :sections))
            order by visibleFrom, articleId
            """)
    SelectionQuery<Embargoed> embargoed(Instant until, UUID id, boolean everywhere, List<UUID> sections);

    @HQL("from Edition where articleId = :article and embargoedFrom <= instant and visibleFrom > instant")
    Optional<Edition> heldBack(UUID article);

    default Optional<PublishedArticle> embargoedEdition(UUID article) {
        return heldBack(article).map(Edition::asSeen);
    }

    record Past(
            Instant visibleFrom,
            @Nullable Instant visibleTo,
            WrittenJson<PublishedSummary> summary,
            WrittenJson<List<PublishedCorrection>> corrections) {}

    /** The editions of an article that readers have seen, newest first. When the one they see ends is not told them. */
    @HQL("""
            select e.visibleFrom,
                   case when e.endedAt <= instant and (e.visibleTo is null or e.endedAt < e.visibleTo) then e.endedAt
                        when e.visibleTo <= instant then e.visibleTo end,
                   e.summary, e.corrections
            from Edition e where e.articleId = :article and e.visibleFrom <= instant and e.visibleFrom < :before
            order by e.visibleFrom desc
            """)
    SelectionQuery<Past> history(UUID article, Instant before);
}
