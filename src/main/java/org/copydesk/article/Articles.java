package org.copydesk.article;

import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

public interface Articles {

    Session session();

    @Find
    Optional<Article> byId(UUID id);

    @HQL("update Article set edits = edits + 1, unseen = true where id = :id and version = :version")
    int countEdit(UUID id, int version);

    /**
     * What the next editions of these articles show changes, though nobody has saved them. Two that meet lock the articles in
     * one order, so that they wait and never lock each other out.
     */
    @SQL("""
            update article set edits = edits + 1, unseen = true
            where id in (select id from article
                         where id in (select article_id from source_use where source_id = :source and kind <> 'edition')
                         order by id for no key update)
            """)
    int countEditOfSource(UUID source);

    @HQL(
            "update Article set edits = edits + 1, unseen = true, editedBy = :author where id = :id and version = :version")
    int countEdit(UUID id, int version, String author);

    @HQL("from ArticlePublication where articleId = :id")
    ArticlePublication publication(UUID id);

    @SQL("select id, text from quote where article_id = :id and status = 'STALE' order by id")
    List<StaleQuote> staleQuotes(UUID id);

    @SQL("select slug from article where state <> 'TRASHED' and slug = any(:slugs)")
    List<String> takenSlugs(String[] slugs);

    /**
     * For what was anchored in the words of the article as it was read.
     *
     * @throws OptimisticLockException where somebody has saved it since, and did not see what to take along
     */
    default void countEdit(Article read) {
        requireCounted(countEdit(read.id, read.version));
    }

    /**
     * Writes what was changed of a quote or a citation, as an edit of its article: an approval does not hold for it. The
     * article goes first, as in a save of it, which then looks at its quotes: the other way about they lock each other out.
     *
     * @throws OptimisticLockException as above
     */
    default void edit(Article read, Actor author) {
        if (session().isDirty()) {
            requireCounted(countEdit(read.id, read.version, author.name()));
            read.edited(author);
            session().flush();
        }
    }

    private static void requireCounted(int counted) {
        if (counted == 0) {
            throw new OptimisticLockException();
        }
    }

    @HQL("select id from Article where id = :id")
    Optional<UUID> known(UUID id);

    @HQL("select revision from Article where id = :id")
    Optional<Integer> newestRevision(UUID id);

    /** Where nothing of the article itself is read, which may be long. */
    default UUID requireKnown(UUID id) {
        return known(id).orElseThrow(() -> Article.missing(id));
    }

    default Article require(UUID id) {
        return byId(id).orElseThrow(() -> Article.missing(id));
    }

    /** @param pointer where the request names the article, for the refusal */
    default Article require(UUID id, String pointer) {
        return byId(id).orElseThrow(() ->
                Refusal.unprocessable("No article has the id '%s'.", id).at(pointer, "is not the id of an article"));
    }
}
