package org.copydesk.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

public interface Comments {

    Session session();

    @Find
    Optional<Comment> byId(UUID id);

    @HQL("""
            where (createdAt, id) < (:createdAt, :id)
              and (articleId = :article or :article is null)
              and (state = :state or :state is null)
              and (:everywhere = true or articleId in (select a.id from Article a where a.section.id in :sections))
            order by createdAt desc, id desc
            """)
    SelectionQuery<Comment> newest(
            Instant createdAt,
            UUID id,
            @Nullable UUID article,
            Comment.@Nullable State state,
            boolean everywhere,
            List<UUID> sections);

    /** A page of the conversation in reading order. A comment is seen where all those it hangs on are. */
    @SQL("""
            select c.article_id, c.id, c.parent_id, c.depth, c.author_name, c.body, c.quote_id, c.created_at,
                   cast(c.path as text)
            from comment c
            where c.article_id = :article and c.state = 'VISIBLE' and c.path > cast(:after as uuid[])
              and not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE')
            order by c.path offset :offset limit :limit
            """)
    List<VisibleComment> thread(UUID article, String after, int offset, int limit);

    @SQL("""
            select c.article_id, c.id, c.parent_id, c.depth, c.author_name, c.body, c.quote_id, c.created_at,
                   cast(c.path as text)
            from comment c
            where c.article_id = :article and c.state = 'VISIBLE' and (c.created_at, c.id) < (:createdAt, :id)
              and not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE')
            order by c.created_at desc, c.id desc offset :offset limit :limit
            """)
    List<VisibleComment> latest(UUID article, Instant createdAt, UUID id, int offset, int limit);

    /** The first comments in reading order of each of several articles. */
    @SQL("""
            select c.article_id, c.id, c.parent_id, c.depth, c.author_name, c.body, c.quote_id, c.created_at,
                   cast(c.path as text)
            from unnest(cast(:articles as uuid[])) as article(id)
            cross join lateral (
                select * from comment c
                where c.article_id = article.id and c.state = 'VISIBLE'
                  and not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE')
                order by c.path limit :limit) c
            """)
    List<VisibleComment> threads(String articles, int limit);

    @SQL("""
            select count(*) from comment c where c.article_id = :article and c.state = 'VISIBLE'
              and not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE')
            """)
    long countVisible(UUID article);

    @HQL("select count(*) > 0 from Comment where emailSha256 = :emailSha256 and state = VISIBLE")
    boolean knownGuest(String emailSha256);

    /** For what was written before it came here. */
    @HQL("update Comment set createdAt = :at where id = :id")
    int date(UUID id, Instant at);

    default Comment require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No comment has the id '%s'.", id));
    }

    /** The comment a new one replies to; it must be on the same article. */
    default @Nullable Comment parent(@Nullable UUID id, UUID article) {
        return parent(id, parent -> parent.articleId.equals(article));
    }

    /** The same for readers, who cannot reply to what they cannot see, nor learn that it is there. */
    default @Nullable Comment visibleParent(@Nullable UUID id, UUID article) {
        return parent(id, parent -> parent.articleId.equals(article) && parent.state == Comment.State.VISIBLE);
    }

    private @Nullable Comment parent(@Nullable UUID id, Predicate<Comment> fits) {
        return id == null
                ? null
                : byId(id).filter(fits)
                        .orElseThrow(() -> Refusal.unprocessable("The article has no comment with the id '%s'.", id)
                                .at("/parent", "is not the id of a comment on this article"));
    }
}
