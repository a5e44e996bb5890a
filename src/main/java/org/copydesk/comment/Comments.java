package org.copydesk.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.copydesk.database.Found;
import org.copydesk.database.SqlRestriction;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

public interface Comments {

    Session session();

    @Find
    Optional<Comment> byId(UUID id);

    @HQL("where (createdAt, id) < (:createdAt, :id) order by createdAt desc, id desc")
    SelectionQuery<Comment> newest(Instant createdAt, UUID id, Restriction<Comment> wanted);

    @HQL("where (createdAt, id) > (:createdAt, :id) order by createdAt, id")
    SelectionQuery<Comment> oldest(Instant createdAt, UUID id, Restriction<Comment> wanted);

    @SQL("select id from comment where comment_words(body, author_name) @@ words_begun(:words) limit :limit")
    List<UUID> saying(String words, int limit);

    /** Comments of which words, or words of their authors' names, begin so. */
    default Restriction<Comment> saying(String words) {
        return Found.rows(
                saying(words, Found.LIMIT),
                Comment_.id,
                new SqlRestriction<>(
                        "comment_words(?, ?) @@ words_begun(?)",
                        List.of(Comment_.body, Comment_.authorName),
                        List.of(words)));
    }

    @HQL("select count(*) > 0 from Comment where emailSha256 = :emailSha256 and authorName = :name and state = VISIBLE")
    boolean knownGuest(String emailSha256, String name);

    /** For what was written before it came here. */
    @HQL("update Comment set createdAt = :at where id = :id")
    int date(UUID id, Instant at);

    default Comment require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No comment has the id '%s'.", id));
    }

    @SQL("select exists (select from quote where id = :id and article_id = :article)")
    boolean isQuoteOf(UUID id, UUID article);

    @SQL("""
            select exists (select from edition_quote q join live_edition e on e.id = q.edition_id
                           where q.quote_id = :id and q.article_id = :article)
            """)
    boolean isQuoteSeenIn(UUID id, UUID article);

    /** The quote a comment is about; it must be of the same article. */
    default @Nullable UUID quote(@Nullable UUID id, UUID article) {
        return quote(id, quote -> isQuoteOf(quote, article));
    }

    /** The same for readers, who learn of a quote when they see it. */
    default @Nullable UUID visibleQuote(@Nullable UUID id, UUID article) {
        return quote(id, quote -> isQuoteSeenIn(quote, article));
    }

    private static @Nullable UUID quote(@Nullable UUID id, Predicate<UUID> fits) {
        if (id != null && !fits.test(id)) {
            throw Refusal.unprocessable("The article has no quote with the id '%s'.", id)
                    .at("/quote", "is not the id of a quote of this article");
        }
        return id;
    }

    @HQL("select count(*) = 0 from Comment where id in :comments and state <> VISIBLE")
    boolean areAllVisible(List<UUID> comments);

    /** The comment a new one replies to; it must be on the same article. */
    default @Nullable Comment parent(@Nullable UUID id, UUID article) {
        return parent(id, parent -> parent.articleId.equals(article));
    }

    /** The same for readers, who cannot reply to what they cannot see, nor learn that it is there. */
    default @Nullable Comment visibleParent(@Nullable UUID id, UUID article) {
        return parent(id, parent -> parent.articleId.equals(article) && areAllVisible(parent.path));
    }

    private @Nullable Comment parent(@Nullable UUID id, Predicate<Comment> fits) {
        return id == null
                ? null
                : byId(id).filter(fits)
                        .orElseThrow(() -> Refusal.unprocessable("The article has no comment with the id '%s'.", id)
                                .at("/parent", "is not the id of a comment on this article"));
    }
}
