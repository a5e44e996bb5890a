package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;
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
            from Edition e where e.articleId = :article and e.visibleFrom <= :at
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
            order by visibleFrom, articleId
            """)
    SelectionQuery<Embargoed> embargoed(Instant until, UUID id);

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

    /** The editions of an article that readers have seen, newest first. */
    @HQL("""
            select e.visibleFrom,
                   case when e.endedAt < e.visibleTo or e.visibleTo is null then e.endedAt else e.visibleTo end,
                   e.summary, e.corrections
            from Edition e where e.articleId = :article and e.visibleFrom <= instant and e.visibleFrom < :before
            order by e.visibleFrom desc
            """)
    SelectionQuery<Past> history(UUID article, Instant before);

    record Carried(
            UUID articleId, WrittenJson<List<PublishedQuote>> quotes, WrittenJson<List<PublishedCitation>> citations) {}

    /** What the articles of a page carry. */
    @HQL("select articleId, quotes, citations from LiveEdition where articleId in :articles")
    List<Carried> carriedBy(List<UUID> articles);

    /** Where an article is found today that readers once saw under this slug. */
    @SQL("""
            select live.slug from edition past join live_edition live on live.article_id = past.article_id
            where past.slug = :slug and past.visible_from <= now() order by past.visible_from desc limit 1
            """)
    Optional<String> currentSlug(String slug);

    /** @param sources all that the quote came through; an empty array asks for none in particular */
    @HQL("""
            from LiveQuote where (publishedAt, quoteId) < (:publishedAt, :id)
              and (speakerId = :speaker or :speaker is null)
              and array_includes(sourceIds, :sources)
              and (articleId = :article or :article is null)
            order by publishedAt desc, quoteId desc
            """)
    SelectionQuery<LiveQuote> quotes(
            Instant publishedAt, UUID id, @Nullable UUID speaker, UUID[] sources, @Nullable UUID article);

    /**
     * The same, of quotes with these words: each in the language of its article. What is found is found first, because a
     * planner that hopes to meet it on the way from the newest to the oldest reads everything where it is rare.
     */
    @SQL("""
            with found as materialized (
                select q.* from search_queries(:words) query join edition_quote q on q.search @@ query.sought
                where not q.past and search_language(q.language) = any (query.languages)
                  and (q.published_at, q.quote_id) < (:publishedAt, :id)
                  and (cast(:speaker as uuid) is null or q.speaker_id = cast(:speaker as uuid))
                  and (cast(:source as uuid) is null or q.source_ids @> array[cast(:source as uuid)])
                  and (cast(:article as uuid) is null or q.article_id = cast(:article as uuid)))
            select q.quote_id, q.article_id, e.slug, e.summary ->> 'headline' as headline, q.speaker_id, q.source_ids,
                   q.published_at, e.quotes -> q.position as document
            from (select * from found order by published_at desc, quote_id desc offset 0) q
            join live_edition e on e.id = q.edition_id
            order by q.published_at desc, q.quote_id desc offset :offset limit :limit
            """)
    List<LiveQuote> quotesWith(
            String words,
            Instant publishedAt,
            UUID id,
            @Nullable UUID speaker,
            @Nullable UUID source,
            @Nullable UUID article,
            int offset,
            int limit);

    /** For counting: what is not restricted is no part of the statement, and does not keep PostgreSQL from a good plan. */
    @HQL("from LiveQuote order by publishedAt desc, quoteId desc")
    SelectionQuery<LiveQuote> allQuotes(Restriction<LiveQuote> wanted);

    @HQL("from LiveQuote where array_contains(sourceIds, :source) order by publishedAt desc, quoteId desc")
    SelectionQuery<LiveQuote> allQuotesThrough(UUID source, Restriction<LiveQuote> wanted);

    /** No further than to {@code limit}. */
    @SQL("""
            select count(*) from (
                select 1
                from search_queries(:words) query
                join edition_quote q on q.search @@ query.sought join live_edition e on e.id = q.edition_id
                where not q.past and search_language(q.language) = any (query.languages)
                  and (cast(:speaker as uuid) is null or q.speaker_id = cast(:speaker as uuid))
                  and (cast(:source as uuid) is null or q.source_ids @> array[cast(:source as uuid)])
                  and (cast(:article as uuid) is null or q.article_id = cast(:article as uuid))
                limit :limit) counted
            """)
    long countQuotesWith(
            String words, @Nullable UUID speaker, @Nullable UUID source, @Nullable UUID article, int limit);

    /** As many as are to be expected from those on pages of the table that are chosen by chance, the same each time. */
    @SQL("""
            with query as materialized (select * from search_queries(:words))
            select cast(count(*) / sampled_share('edition_quote') as bigint)
            from edition_quote q tablesample system (100 * sampled_share('edition_quote')) repeatable (0)
            where not q.past
              and (cast(:words as text) is null
                   or exists (select from query where q.search @@ sought and search_language(q.language) = any (languages)))
              and (cast(:speaker as uuid) is null or q.speaker_id = cast(:speaker as uuid))
              and (cast(:source as uuid) is null or q.source_ids @> array[cast(:source as uuid)])
              and (cast(:article as uuid) is null or q.article_id = cast(:article as uuid))
            """)
    long expectQuotes(@Nullable String words, @Nullable UUID speaker, @Nullable UUID source, @Nullable UUID article);

    @Find
    Optional<LiveQuote> byQuoteId(UUID quoteId);

    @HQL("select count(*) > 0 from LiveEdition where array_contains(personIds, :person)")
    boolean name(UUID person);

    @HQL("select count(*) > 0 from LiveEdition where array_contains(sourceIds, :source)")
    boolean cite(UUID source);
}
