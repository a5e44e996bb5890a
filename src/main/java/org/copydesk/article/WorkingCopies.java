package org.copydesk.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.copydesk.article.DeskArticleView.LeftOut;
import org.copydesk.audit.AuditTrail;
import org.copydesk.auth.Actor;
import org.copydesk.database.JsonColumns;
import org.copydesk.http.Refusal;
import org.copydesk.person.Persons;
import org.copydesk.revision.Revision;
import org.copydesk.taxonomy.Sections;
import org.copydesk.taxonomy.Tag;
import org.copydesk.words.Slug;
import org.jspecify.annotations.Nullable;

/** Saving: the working copy takes what was written, and a revision of it joins the history. */
@ApplicationScoped
public class WorkingCopies {

    private static final int SLUG_LENGTH = 100;

    /** So many slugs are looked up at once. */
    private static final int SLUGS_TRIED = 8;

    @Inject
    Articles articles;

    @Inject
    Persons persons;

    @Inject
    Sections sections;

    @Inject
    ArticleRows rows;

    @Inject
    AuditTrail trail;

    @Inject
    Event<ArticleSaved> saved;

    @Inject
    Event<CommentPolicyChanged> policyChanged;

    @Inject
    HistoryConfig config;

    WorkingCopy require(UUID id) {
        return rows.find(id).orElseThrow(() -> Article.missing(id));
    }

    /** The article belongs to no session. */
    public Article create(UUID id, ArticleInput input, Actor author) {
        var article = new Article();
        article.id = id;
        article.createdBy = author.name();
        article.evolvedFrom = evolvedFrom(input, id);
        var slugs = input.slug() != null ? List.of(input.slug()) : slugs(input.headline(), id);
        var named = rows.named(input.section(), input.tags(), persons(input), slugs);
        article.slug = input.slug() != null ? input.slug() : free(slugs, named.takenSlugs());
        apply(input, article, named);
        article.revision = 1;
        article.edits = 1;
        article.edited(author);
        article.updated(author);
        var entry = trail.created(id, trail.fields(article));
        try {
            rows.insert(article, Revision.first(id, snapshot(article), author.name()), entry);
        } catch (PersistenceException e) {
            if (input.slug() == null && ArticleRows.saysSlugTaken(e)) {
                // Made again, it finds the next one that is free.
                throw new OptimisticLockException(e);
            }
            throw e;
        }
        trail.requireReach(entry);
        return article;
    }

    /** Saving what already stands changes nothing: no revision, no new version. */
    WorkingCopy save(WorkingCopy copy, ArticleInput input, Actor author) {
        return save(copy, input, Revision.Kind.EDIT, author, () -> {});
    }

    /**
     * The same for an article that a session holds, which is read again after.
     *
     * @throws OptimisticLockException where somebody has saved it since the session read it
     */
    public void save(Article article, ArticleInput input, Actor author) {
        var session = articles.session();
        session.flush();
        var copy = require(article.id);
        if (copy.article().version != article.version) {
            throw new OptimisticLockException();
        }
        save(copy, input, Revision.Kind.EDIT, author, () -> session.refresh(article));
    }

    /**
     * What an earlier revision says becomes the newest; those between stay in the history. What it names and is gone since is
     * left out. Its section, where that is gone, and its slug, where another article has taken it, do not come back either.
     */
    Restored restore(WorkingCopy copy, String snapshot, Actor editor) {
        var article = copy.article();
        var old = input(snapshot);
        var slug = Objects.requireNonNull(old.slug());
        var named = rows.named(old.section(), old.tags(), persons(old), List.of(slug));
        var leftOut = new ArrayList<LeftOut>();
        if (named.takenSlugs().contains(slug) && !slug.equals(article.slug)) {
            leftOut.add(new LeftOut("/slug", "Another article has the slug '%s' now.".formatted(slug)));
            slug = article.slug;
        }
        var section = old.section();
        if (named.section() == null) {
            leftOut.add(new LeftOut("/section", "There is no section '%s' any more.".formatted(section)));
            section = article.section.slug;
        }
        var tags = left(
                old.tags(),
                named.tags()::containsKey,
                (tag, place) ->
                        leftOut.add(new LeftOut("/tags/" + place, "There is no tag '%s' any more.".formatted(tag))));
        var creators = left(
                old.creators(),
                credit -> named.persons().containsKey(credit.person()),
                (credit, place) -> leftOut.add(new LeftOut(
                        "/creators/" + place, "There is no person '%s' any more.".formatted(credit.person()))));
        var input = old.with(slug, old.body(), creators, section, tags);
        return new Restored(save(copy, input, Revision.Kind.RESTORATION, editor, () -> {}), leftOut);
    }

    /** @param leftOut what the article does not get back */
    record Restored(WorkingCopy copy, List<LeftOut> leftOut) {}

    private static <T> List<T> left(List<T> old, Predicate<T> exists, BiConsumer<T, Integer> gone) {
        var left = new ArrayList<T>();
        for (var i = 0; i < old.size(); i++) {
            if (exists.test(old.get(i))) {
                left.add(old.get(i));
            } else {
                gone.accept(old.get(i), i);
            }
        }
        return left;
    }

    /** Out of the trash, under the next slug that is free where another article took its own. */
    void restore(Article article, Actor editor) {
        var slugs = Stream.concat(Stream.of(article.slug), slugs(article.slug, article.id).stream())
                .toList();
        // While it is in the trash: its own slug does not count.
        var slug = free(slugs, articles.takenSlugs(slugs.toArray(String[]::new)));
        article.restore(editor);
        if (!slug.equals(article.slug)) {
            article.slug = slug;
            article.revision++;
            var copy = require(article.id);
            copy.last()
                    .next(Revision.Kind.EDIT, snapshot(article), copy.basis(), editor.name())
                    .persist();
        }
        article.persistAndFlush();
    }

    /** What was saved as a revision. */
    public static ArticleInput input(String snapshot) {
        try {
            return JsonColumns.MAPPER.readValue(snapshot, ArticleInput.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A snapshot is always an article.", e);
        }
    }

    /** @param written runs when the row is written, before others learn of it */
    private WorkingCopy save(WorkingCopy copy, ArticleInput input, Revision.Kind kind, Actor author, Runnable written) {
        var article = copy.article();
        article.requireNotTrashed();
        var before = trail.fields(article);
        var headline = article.headline;
        var text = article.text;
        var embargo = article.embargoUntil;
        var policy = article.commentPolicy;
        var old = snapshot(article);
        if (input.slug() != null) {
            article.slug = input.slug();
        }
        if (!Objects.equals(input.evolvedFrom(), article.evolvedFrom)) {
            article.evolvedFrom = evolvedFrom(input, article.id);
        }
        var changed = apply(input, article);
        var snapshot = snapshot(article);
        if (snapshot.equals(old)) {
            return copy;
        }
        if (!Objects.equals(embargo, article.embargoUntil)) {
            copy.publication().requireAfter(article.embargoUntil);
        }
        var textChanged = !text.equals(article.text);
        var isAnchored =
                copy.isTextAnchored() && textChanged || copy.isHeadlineAnchored() && !headline.equals(article.headline);
        // A quote whose words are gone stays anchored in the revision that held them.
        var folds = kind == Revision.Kind.EDIT && !isAnchored && folds(copy, author);
        if (!folds) {
            article.revision++;
        }
        article.edited(author);
        article.updated(author);
        var revision = folds
                ? copy.last().fold(snapshot, copy.basis(), author.name())
                : copy.last().next(kind, snapshot, copy.basis(), author.name());
        var entry = trail.updated(article.id, before, trail.fields(article));
        rows.update(article, changed, revision, folds, entry);
        trail.requireReach(entry);
        written.run();
        if (!policy.equals(article.commentPolicy)) {
            policyChanged.fire(new CommentPolicyChanged(article.id, article.commentPolicy));
        }
        if (isAnchored) {
            saved.fire(new ArticleSaved(article.id, headline, text, textChanged));
            return require(article.id);
        }
        copy.publication().edited();
        return copy;
    }

    /** Saves of one person in one sitting are one revision, unless somebody has seen it. */
    private boolean folds(WorkingCopy copy, Actor author) {
        return copy.article().state == Article.State.DRAFT
                && copy.last().kind != Revision.Kind.RESTORATION
                && copy.last().createdBy.equals(author.name())
                && copy.last().createdAt.isAfter(Instant.now().minus(config.foldWithin()))
                && !copy.isLastSeen();
    }

    /** Looks up what the input names only where it names something else than before. */
    private ArticleRows.Changed apply(ArticleInput input, Article article) {
        var old = ArticleInput.of(article);
        var changed = new ArticleRows.Changed(
                !input.body().equals(old.body()) || input.bodyFormat() != old.bodyFormat(),
                !input.tags().equals(old.tags()),
                !input.creators().equals(old.creators()));
        if (changed.tags() || changed.creators() || !input.section().equals(old.section())) {
            apply(input, article, rows.named(input.section(), input.tags(), persons(input), List.of()));
        } else {
            input.applyTo(article);
        }
        return changed;
    }

    private void apply(ArticleInput input, Article article, ArticleRows.Named named) {
        input.applyTo(article);
        var section = named.section();
        article.section = section == null ? sections.require(input.section(), "/section") : section;
        article.tags = tags(input.tags(), named);
        article.creators = creators(input.creators(), named);
    }

    private static List<Tag> tags(List<String> slugs, ArticleRows.Named named) {
        var refusal = Refusal.unprocessable("Some tags do not exist. Create them first with POST /api/v1/desk/tags.");
        for (var i = 0; i < slugs.size(); i++) {
            if (!named.tags().containsKey(slugs.get(i))) {
                refusal.at("/tags/" + i, "is not the slug of a tag");
            }
        }
        if (!refusal.errors().isEmpty()) {
            throw refusal;
        }
        return slugs.stream().map(named.tags()::get).toList();
    }

    private List<Creator> creators(List<ArticleInput.Credit> credits, ArticleRows.Named named) {
        var creators = new ArrayList<Creator>();
        for (var i = 0; i < credits.size(); i++) {
            var credit = credits.get(i);
            var person = named.persons().get(credit.person());
            creators.add(Creator.of(
                    person == null ? persons.require(credit.person(), "/creators/" + i + "/person") : person,
                    credit.role()));
        }
        return creators;
    }

    private static List<UUID> persons(ArticleInput input) {
        return input.creators().stream().map(ArticleInput.Credit::person).toList();
    }

    private @Nullable UUID evolvedFrom(ArticleInput input, UUID id) {
        var from = input.evolvedFrom();
        if (id.equals(from)) {
            throw Refusal.unprocessable("An article cannot have evolved from itself.")
                    .at("/evolvedFrom", "is the article's own id");
        }
        return from == null ? null : articles.require(from, "/evolvedFrom").id;
    }

    /** What the slug could be, the best first; the last is free whatever others there are. */
    private static List<String> slugs(String headline, UUID id) {
        var words = Slug.of(headline, SLUG_LENGTH);
        // A headline in another script leaves nothing that an ASCII slug can keep.
        var unique = id.toString().substring(24);
        if (words.isEmpty()) {
            return List.of("article-" + unique);
        }
        var slugs = new ArrayList<String>();
        slugs.add(words);
        for (var n = 2; n <= SLUGS_TRIED; n++) {
            slugs.add(words + "-" + n);
        }
        slugs.add(words + "-" + unique);
        return slugs;
    }

    /** One that nobody uses; the database has the last word where two saves ask at once. */
    private static String free(List<String> slugs, Collection<String> taken) {
        return slugs.stream().filter(slug -> !taken.contains(slug)).findFirst().orElse(slugs.get(slugs.size() - 1));
    }

    private static String snapshot(Article article) {
        try {
            return JsonColumns.MAPPER.writeValueAsString(ArticleInput.snapshotOf(article));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An article is always JSON.", e);
        }
    }
}
