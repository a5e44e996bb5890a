package org.copydesk.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    @HQL("""
            select a.id, a.slug, a.type, a.headline, a.section.slug, a.language, a.state,
                   p.liveState, p.visibleFrom, p.visibleTo, a.version, a.updatedAt, a.updatedBy
            from Article a join ArticlePublication p on p.articleId = a.id
            where (a.updatedAt, a.id) < (:updatedAt, :id)
              and a.state in :states
              and (p.liveState = :live or :live is null)
              and (a.section.slug = :section or :section is null)
              and (:everywhere = true or a.section.id in :sections)
            order by a.updatedAt desc, a.id desc
            """)
    SelectionQuery<DeskArticleSummary> newest(
            Instant updatedAt,
            UUID id,
            List<Article.State> states,
            ArticlePublication.@Nullable LiveState live,
            @Nullable String section,
            boolean everywhere,
            List<UUID> sections);

    /** How many of them there are, however they stand with their readers. */
    @HQL("""
            select count(*) from Article a
            where a.state in :states
              and (a.section.slug = :section or :section is null)
              and (:everywhere = true or a.section.id in :sections)
            """)
    long count(List<Article.State> states, @Nullable String section, boolean everywhere, List<UUID> sections);

    @HQL("update Article set edits = edits + 1 where id = :id")
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
