package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** All that readers can ask: of editions and their quotes that are live at this instant, and of nothing else. */
public interface LiveEditions {

    Session session();

    /**
     * How many seconds the set of live editions stays as it is unless somebody writes; null means for good. To be asked
     * before what depends on it: asked after, it would not tell of a change in between.
     */
    @HQL("select cast(sql('(select seconds from calm)') as Double)")
    @Nullable
    Double calmSeconds();

    @HQL("""
            from Edition e where e.articleId = :article and e.visibleFrom <= :at and e.visibleFrom <= instant
              and (e.visibleTo is null or e.visibleTo > :at) and (e.endedAt is null or e.endedAt > :at)
              and exists (select 1 from LiveEdition l where l.articleId = e.articleId)
            """)
    Optional<Edition> editionAt(UUID article, Instant at);

    /** What readers saw of an article at an instant that has passed, as long as they may still read the article. */
    default Optional<PublishedArticle> at(UUID article, Instant at) {
        return editionAt(article, at).map(Edition::asSeen);
    }

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

    /** Where an article is found today that readers once saw under this slug. */
    @SQL("""
            select live.slug from edition past join live_edition live on live.article_id = past.article_id
            where past.slug = :slug and past.visible_from <= now() order by past.visible_from desc limit 1
            """)
    Optional<String> currentSlug(String slug);
}
