package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

/** The desk's questions about what readers saw, see and will see. Readers' own are in {@link LiveEditions}. */
public interface Editions {

    Session session();

    /** The instant of the database's clock at which this transaction began: the one clock of publishing. */
    @HQL("select instant")
    Instant now();

    @HQL("""
            select instant, a.edits, r.id,
                   exists (select 1 from Correction c where c.articleId = a.id and c.kind = RETRACTION and c.liftedAt is null),
                   exists (select 1 from Edition b
                           where b.articleId = a.id and b.createdAt <> instant
                             and b.visibleFrom > instant and b.visibleFrom <= cast(sql('clock_timestamp()') as Instant)),
                   last.publishedAt, last.visibleFrom, last.endedAt
            from Article a join Revision r on r.articleId = a.id and r.number = a.revision
            left join lateral (select e.publishedAt as publishedAt, e.visibleFrom as visibleFrom, e.endedAt as endedAt
                               from Edition e where e.articleId = a.id order by e.visibleFrom desc limit 1) last
            where a.id = :article
            """)
    Standing standing(UUID article);

    @HQL("from Edition where articleId = :article and visibleFrom >= :from")
    List<Edition> plannedFrom(UUID article, Instant from);

    @HQL("""
            update Edition set endedAt = :at
            where id = (select e.id from Edition e
                        where e.articleId = :article and e.visibleFrom < :at order by e.visibleFrom desc limit 1)
              and (visibleTo is null or visibleTo > :at) and (endedAt is null or endedAt > :at)
            """)
    int endAt(UUID article, Instant at);

    /** The edition that a plan would have ended goes on, to its own end. */
    @HQL("update Edition set endedAt = null where articleId = :article and endedAt >= :from and not withdrawn")
    int reopen(UUID article, Instant from);

    @HQL("update Edition set endedAt = :to where articleId = :article and endedAt = :from and not withdrawn")
    int moveEnd(UUID article, Instant from, Instant to);

    @HQL("update EditionQuote set publishedAt = :publishedAt where editionId = :edition")
    int dateQuotes(UUID edition, Instant publishedAt);

    @HQL("from Edition where articleId = :article and visibleFrom > :now")
    Optional<Edition> planned(UUID article, Instant now);

    @HQL("""
            from Edition where articleId = :article and visibleFrom <= :now
              and (visibleTo is null or visibleTo > :now) and (endedAt is null or endedAt > :now)
            """)
    Optional<Edition> live(UUID article, Instant now);

    /** What readers see of these articles and are going to see. */
    @HQL("""
            select articleId, edits, case when visibleFrom > :now then true else false end from Edition
            where articleId in :articles
              and (visibleTo is null or visibleTo > :now) and (endedAt is null or endedAt > :now)
            """)
    List<Outlook> liveAndPlanned(List<UUID> articles, Instant now);

    /** @param edits the article's count of edits that an edition shows */
    record Outlook(UUID article, int edits, boolean isPlanned) {}

    @HQL("from Edition where articleId = :article and visibleFrom <= :now order by visibleFrom desc limit 1")
    Optional<Edition> lastShown(UUID article, Instant now);

    /** What readers see and what they are planned to see. */
    @HQL("""
            from Edition where articleId = :article
              and (visibleTo is null or visibleTo > :now) and (endedAt is null or endedAt > :now)
            """)
    List<Edition> notOver(UUID article, Instant now);

    /** Everything readers saw, see and are planned to see of an article, newest first. */
    @HQL("""
            select e.id, r.number, e.visibleFrom,
                   case when e.endedAt < e.visibleTo or e.visibleTo is null then e.endedAt else e.visibleTo end,
                   e.embargoedFrom, e.withdrawn, e.slug, e.publishedAt, e.createdAt, e.createdBy
            from Edition e join Revision r on r.id = e.revisionId
            where e.articleId = :article and e.visibleFrom < :before order by e.visibleFrom desc
            """)
    SelectionQuery<EditionView> newest(UUID article, Instant before);

    @HQL("""
            where at >= :from and at < :to and (at, articleId) > (:after, :afterArticle) order by at, articleId
            """)
    SelectionQuery<CalendarEntry> calendar(
            Instant from, Instant to, Instant after, UUID afterArticle, Restriction<CalendarEntry> wanted);

    /** For the rest of the transaction: a source in a hundred thousand editions is taken out of all of them, or of none. */
    @SQL("select set_config('statement_timeout', '0', true)")
    String takeAllTheTime();

    record Carrier(UUID edition, UUID article) {}

    @SQL("select id, article_id from edition where source_ids @> array[:source]")
    List<Carrier> carrying(UUID source);

    /** Takes a source out of the quotes of everything readers may see or may have seen; their words are indexed anew. */
    @SQL("""
            update edition set
                quotes = (select coalesce(json_agg(jsonb_set(q, '{chain}',
                                 (select coalesce(jsonb_agg(l order by m), '[]')
                                  from jsonb_array_elements(q -> 'chain') with ordinality u(l, m)
                                  where l #>> '{source,id}' is distinct from cast(:source as text))) order by n), '[]')
                          from jsonb_array_elements(cast(quotes as jsonb)) with ordinality t(q, n)),
                rewritten_at = now()
            where id in (select edition_id from edition_quote where source_ids @> array[:source])
            """)
    int redactChains(UUID source);

    @SQL("""
            update edition set
                citations = (select coalesce(json_agg(c order by n), '[]')
                             from json_array_elements(citations) with ordinality t(c, n)
                             where c #>> '{source,id}' <> cast(:source as text)),
                source_ids = array_remove(source_ids, :source),
                rewritten_at = now()
            where source_ids @> array[:source]
            """)
    int redactCitations(UUID source);

    @SQL("update edition_quote set source_ids = array_remove(source_ids, :source) where source_ids @> array[:source]")
    int redactKeys(UUID source);
}
