package org.copydesk.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

public interface Articles {

    Session session();

    @Find
    Optional<Article> byId(UUID id);

    /** How many states are asked for is part of the statement, so that PostgreSQL plans a few apart from many. */
    String WANTED = """
            where a.state in :states
              and (:everywhere = true or a.section.id in :sections)
            """;

    /** Told how they do not stand with their readers, a planner expects to find many, and begins with the newest. */
    String SUMMARY = """
            select a.id, a.slug, a.type, a.headline, a.section.slug, a.language, a.state,
                   p.liveState, p.visibleFrom, p.visibleTo, a.version, a.updatedAt, a.updatedBy
            from Article a join ArticlePublication p on p.articleId = a.id
            """ + WANTED + " and (a.updatedAt, a.id) < (:updatedAt, :id) and p.liveState not in :others";

    String NEWEST_FIRST = " order by a.updatedAt desc, a.id desc";

    @HQL(SUMMARY + NEWEST_FIRST)
    SelectionQuery<DeskArticleSummary> newest(
            Instant updatedAt,
            UUID id,
            List<Article.State> states,
            Set<LiveState> others,
            boolean everywhere,
            List<UUID> sections);

    /** Of those that say something that readers do not see. */
    @HQL(SUMMARY + " and a.unseen" + NEWEST_FIRST)
    SelectionQuery<DeskArticleSummary> newestUnseen(
            Instant updatedAt,
            UUID id,
            List<Article.State> states,
            Set<LiveState> others,
            boolean everywhere,
            List<UUID> sections);

    /** Of those that may stand so with their readers as few do. */
    @HQL(SUMMARY + " and a.id in (select r.articleId from RarePublication r where r.liveState = :live)" + NEWEST_FIRST)
    SelectionQuery<DeskArticleSummary> newestOfFew(
            Instant updatedAt,
            UUID id,
            List<Article.State> states,
            LiveState live,
            Set<LiveState> others,
            boolean everywhere,
            List<UUID> sections);

    /** Of those whose time has run out at least once. */
    @HQL(SUMMARY + " and a.id in (select e.articleId from ExpiredEdition e)" + NEWEST_FIRST)
    SelectionQuery<DeskArticleSummary> newestExpired(
            Instant updatedAt,
            UUID id,
            List<Article.State> states,
            Set<LiveState> others,
            boolean everywhere,
            List<UUID> sections);

    /** For counting: how each stands with its readers would take most of the time. */
    @HQL("select a.id from Article a " + WANTED + NEWEST_FIRST)
    SelectionQuery<UUID> all(List<Article.State> states, boolean everywhere, List<UUID> sections);

    /**
     * As many as are to be expected from those on pages of the table that are chosen by chance, the same each time. Without the
     * offset a planner may look through the whole table, too.
     */
    @SQL("""
            select cast(count(*) / sampled_share('article') as bigint)
            from article a tablesample system (100 * sampled_share('article')) repeatable (0)
            cross join lateral (select live_state from article_publication where article_id = a.id offset 0) p
            where a.state in :states
              and (cast(:live as text) is null or p.live_state = cast(:live as text))
              and (:everywhere or a.section_id in :sections)
            """)
    long expect(List<String> states, @Nullable String live, boolean everywhere, List<UUID> sections);

    @HQL("update Article set edits = edits + 1, unseen = true where id = :id")
    int countEdit(UUID id);

    @HQL("from ArticlePublication where articleId = :id")
    ArticlePublication publication(UUID id);

    @SQL("select id, text from quote where article_id = :id and status = 'STALE' order by id")
    List<StaleQuote> staleQuotes(UUID id);

    default Article require(UUID id) {
        return byId(id).orElseThrow(() -> Article.missing(id));
    }

    /** @param pointer where the request names the article, for the refusal */
    default Article require(UUID id, String pointer) {
        return byId(id).orElseThrow(() ->
                Refusal.unprocessable("No article has the id '%s'.", id).at(pointer, "is not the id of an article"));
    }
}
