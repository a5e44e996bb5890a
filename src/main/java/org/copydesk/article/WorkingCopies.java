package org.copydesk.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.database.JsonColumns;
import org.copydesk.http.Refusal;
import org.copydesk.http.Slug;
import org.copydesk.person.Persons;
import org.copydesk.revision.Revision;
import org.copydesk.revision.Revisions;
import org.copydesk.taxonomy.Sections;
import org.copydesk.taxonomy.Tags;
import org.jspecify.annotations.Nullable;

/** Saving: the working copy takes what was written, and a revision of it joins the history. */
@ApplicationScoped
public class WorkingCopies {

    private static final int SLUG_LENGTH = 100;

    @Inject
    Articles articles;

    @Inject
    Persons persons;

    @Inject
    Sections sections;

    @Inject
    Tags tags;

    @Inject
    Revisions revisions;

    @Inject
    Event<ArticleSaved> saved;

    @Inject
    HistoryConfig config;

    public Article create(UUID id, ArticleInput input, Actor author) {
        var article = new Article();
        article.id = id;
        article.createdBy = author.name();
        article.slug = input.slug() != null ? input.slug() : freeSlug(input.headline(), id);
        article.evolvedFrom = evolvedFrom(input, id);
        apply(input, article, author);
        article.revision = 1;
        article.edits = 1;
        article.persistAndFlush();
        Revision.first(id, snapshot(article), author.name()).persist();
        return article;
    }

    /** Saving what already stands changes nothing: no revision, no new version. */
    public void save(Article article, ArticleInput input, Actor author) {
        save(article, input, Revision.Kind.EDIT, author);
    }

    /** An earlier revision becomes the newest; those between stay in the history. */
    void restore(Article article, Revision revision, Actor editor) {
        save(article, input(revision), Revision.Kind.RESTORATION, editor);
    }

    /** What was saved as this revision. */
    ArticleInput input(Revision revision) {
        try {
            return JsonColumns.MAPPER.readValue(revisions.snapshot(revision), ArticleInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A snapshot is always an article.", e);
        }
    }

    private void save(Article article, ArticleInput input, Revision.Kind kind, Actor author) {
        article.requireNotTrashed();
        if (input.slug() != null) {
            article.slug = input.slug();
        }
        article.evolvedFrom = evolvedFrom(input, article.id);
        apply(input, article, author);
        var last = revisions.require(article.id, article.revision);
        var snapshot = snapshot(article);
        if (snapshot.equals(revisions.snapshot(last))) {
            return;
        }
        var folds = kind == Revision.Kind.EDIT && folds(article, last, author);
        if (!folds) {
            article.revision++;
        }
        article.edited(author.name());
        // The row's version is checked first: of two saves at once the second learns here that it is late.
        article.persistAndFlush();
        if (folds) {
            last.fold(snapshot, revisions.basis(last), author.name());
        } else {
            last.next(kind, snapshot, revisions.basis(last), author.name()).persist();
        }
        articles.countEdit(article.id);
        saved.fire(new ArticleSaved(article));
    }

    /** Saves of one person in one sitting are one revision, unless somebody has seen it. */
    private boolean folds(Article article, Revision last, Actor author) {
        return article.state == Article.State.DRAFT
                && last.createdBy.equals(author.name())
                && last.createdAt.isAfter(Instant.now().minus(config.foldWithin()))
                && !revisions.wasPublished(last.id);
    }

    private void apply(ArticleInput input, Article article, Actor author) {
        input.applyTo(article);
        article.section = sections.require(input.section(), "/section");
        article.tag(tags.require(input.tags(), "/tags"));
        article.credit(creators(input.creators()));
        if (article.updatedBy == null) {
            article.updatedBy = author.name();
        }
    }

    private List<Creator> creators(List<ArticleInput.Credit> credits) {
        var creators = new ArrayList<Creator>();
        for (var i = 0; i < credits.size(); i++) {
            var credit = credits.get(i);
            creators.add(Creator.of(persons.require(credit.person(), "/creators/" + i + "/person"), credit.role()));
        }
        return creators;
    }

    private @Nullable UUID evolvedFrom(ArticleInput input, UUID id) {
        var from = input.evolvedFrom();
        if (id.equals(from)) {
            throw Refusal.unprocessable("An article cannot have evolved from itself.")
                    .at("/evolvedFrom", "is the article's own id");
        }
        return from == null ? null : articles.require(from, "/evolvedFrom").id;
    }

    /** A slug nobody uses; the database has the last word where two saves ask at once. */
    private String freeSlug(String headline, UUID id) {
        var words = Slug.of(headline, SLUG_LENGTH);
        // A headline in another script leaves nothing that an ASCII slug can keep.
        var slug = words.isEmpty() ? "article-" + id.toString().substring(24) : words;
        var free = slug;
        for (var n = 2; articles.slugTaken(free); n++) {
            free = slug + "-" + n;
        }
        return free;
    }

    private static String snapshot(Article article) {
        try {
            return JsonColumns.MAPPER.writeValueAsString(ArticleInput.snapshotOf(article));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An article is always JSON.", e);
        }
    }
}
