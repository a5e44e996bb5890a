package org.copydesk.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleTrashed;
import org.copydesk.article.Articles;
import org.copydesk.article.CommentPolicyChanged;
import org.copydesk.article.StaleQuote;
import org.copydesk.article.WorkingCopies;
import org.copydesk.audit.AuditEvent;
import org.copydesk.audit.AuditTrail;
import org.copydesk.audit.RecordKind;
import org.copydesk.auth.Actor;
import org.copydesk.citation.Citations;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.correction.ArticleRetracted;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.Ids;
import org.copydesk.database.WrittenJson;
import org.copydesk.http.Refusal;
import org.copydesk.quote.Quote;
import org.copydesk.quote.Quotes;
import org.copydesk.review.Workflow;
import org.copydesk.revision.Revisions;
import org.copydesk.source.SourceMadeConfidential;
import org.copydesk.source.SourceMadeOpen;
import org.copydesk.source.Sources;
import org.copydesk.taxonomy.Sections;
import org.copydesk.taxonomy.Tags;
import org.jspecify.annotations.Nullable;

/** Makes editions of working copies and takes them back. Every question of time is put to the database's clock. */
@ApplicationScoped
public class Publishing {

    /** The least by which the database tells two instants apart. */
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    @Inject
    Articles articles;

    @Inject
    Citations citations;

    @Inject
    Corrections corrections;

    @Inject
    Editions editions;

    @Inject
    Quotes quotes;

    @Inject
    Revisions revisions;

    @Inject
    Sections sections;

    @Inject
    Sources sources;

    @Inject
    Tags tags;

    @Inject
    AuditTrail trail;

    @Inject
    Workflow workflow;

    @Inject
    Event<ArticleRetracted> retracted;

    /**
     * The newest revision becomes an edition. One that readers see now ends where the new one begins; one that was only
     * planned gives way to it.
     */
    Edition publish(Article article, PublicationInput input, Actor editor) {
        lock(article, editor);
        var standing = standing(article);
        workflow.requirePublishable(article);
        var now = standing.now();
        var asked = input.visibleFrom() == null ? now : input.visibleFrom();
        requireSensible(asked, input.visibleTo(), now);
        var from = afterEmbargo(article, asked, input.visibleTo());
        requireNotDatedLater(input.publishedAt(), from);
        sections.keep(article.section);
        tags.keep(article.tags);
        sources.keep(article.id);
        var quoted = quotes.of(article.id);
        requireNoneStale(quoted);

        if (standing.isPlanned()) {
            // What the same transaction has published gives way to what takes its place now, not to what comes later.
            cancelPlans(article.id, from.isAfter(now) ? now.plus(TICK) : now);
        }
        if (standing.wasPublished()) {
            editions.endAt(article.id, from);
        }
        var shown = forReaders(quoted);
        var edition = edition(article, standing, shown, from, input, editor.name());
        edition.embargoedFrom = from.isAfter(asked) ? asked : null;
        edition.persistAndFlush();
        for (var i = 0; i < shown.size(); i++) {
            EditionQuote.of(edition, i, shown.get(i)).persist();
        }
        return edition;
    }

    /** What readers would see if the working copy were published now; nothing is kept. */
    public PublishedArticle preview(Article article) {
        var standing = editions.standing(article.id);
        var edition = edition(
                article,
                standing,
                forReaders(quotes.of(article.id)),
                standing.now(),
                PublicationInput.NOW,
                article.updatedBy);
        return edition.asSeen();
    }

    /** What is planned keeps what it shows, and is given other times. */
    Edition reschedule(Article article, ScheduleInput input, Actor editor) {
        lock(article, editor);
        var now = editions.now();
        var plan = requirePlan(article, now);
        requireSensible(input.visibleFrom(), input.visibleTo(), now);
        var from = afterEmbargo(article, input.visibleFrom(), input.visibleTo());
        var before = plan.visibleFrom;
        // Two editions may not overlap even for the length of a statement: who moves first depends on the direction.
        if (from.isBefore(before)) {
            editions.endAt(article.id, from);
        }
        plan.embargoedFrom = from.isAfter(input.visibleFrom()) ? input.visibleFrom() : null;
        plan.moveTo(from, input.visibleTo());
        plan.persistAndFlush();
        editions.dateQuotes(plan.id, plan.publishedAt);
        if (from.isAfter(before)) {
            editions.moveEnd(article.id, before, from);
        }
        return plan;
    }

    /** What is planned is not going to happen; what readers see now stays. */
    void cancelPlan(Article article, Actor editor) {
        lock(article, editor);
        var now = editions.now();
        requirePlan(article, now);
        cancelPlans(article.id, now.plus(TICK));
    }

    /** The working copy replaces what readers see, and tells them what was put right. */
    Correction correct(Article article, CorrectionInput input, Actor editor) {
        article.requireNotTrashed();
        var standing = standing(article);
        var now = standing.now();
        var before = editions.live(article.id, now)
                .orElseThrow(() -> Refusal.conflict(
                        "Readers do not see the article, so there is nothing to correct for"
                                + " them. Publish it with PUT /api/v1/desk/articles/%s/publication.",
                        article.id));
        // Kept, it would bring the error back at its time; cancelled unasked, it would be missed.
        editions.planned(article.id, now).ifPresent(plan -> {
            throw Refusal.conflict(
                    "A change is planned for %s, made of a text without this correction. Cancel it first with"
                            + " DELETE /api/v1/desk/articles/%s/schedule, and schedule it again when the correction is out.",
                    plan.visibleFrom, article.id);
        });
        article.embargoAt(now).ifPresent(end -> {
            throw Refusal.conflict(
                    "The working copy is under embargo until %s, and what it puts right would be. Clear its embargoUntil first"
                            + " with PATCH /api/v1/desk/articles/%s.",
                    end, article.id);
        });
        var after = PublishedSummary.of(article, before.publishedAt, before.visibleFrom);
        input.requireHolds(
                words(before.summary.as(PublishedSummary.TYPE), before.text),
                words(after, article.text),
                quotes.of(article.id).stream().map(quote -> quote.id).collect(Collectors.toSet()));
        var correction = input.toCorrection(article, revisions.byId(before.revisionId).number, editor);
        correction.publishedAt = now;
        correction.persistAndFlush();
        publish(article, new PublicationInput(null, before.visibleTo, null, null), editor);
        return correction;
    }

    private static List<String> words(PublishedSummary summary, String text) {
        return Stream.concat(summary.words(), Stream.of(text)).toList();
    }

    /** The newsroom no longer stands by the article: readers get a tombstone in its place. */
    Correction retract(Article article, RetractionInput input, Actor editor) {
        lock(article, editor);
        var standing = standing(article);
        var now = standing.now();
        var last = editions.lastShown(article.id, now)
                .orElseThrow(() -> Refusal.conflict(
                        "Readers never saw the article, so it cannot be retracted. Move it"
                                + " to the trash with DELETE /api/v1/desk/articles/%s.",
                        article.id));
        withdraw(article.id);
        var retraction = input.toCorrection(article, last, revisions.byId(last.revisionId).number, now, editor);
        retraction.persistAndFlush();
        retracted.fire(new ArticleRetracted(article.id, input.publicText(), editor.name()));
        return retraction;
    }

    /** The article may be published again; until it is, readers find nothing. */
    void liftRetraction(Article article, Actor editor) {
        lock(article, editor);
        corrections
                .retraction(article.id)
                .orElseThrow(() -> Refusal.conflict("The article is not retracted."))
                .lift(editor.name(), editions.now());
    }

    /** Readers stop seeing the article now, and what was planned is cancelled. */
    void withdraw(Article article, Actor editor) {
        lock(article, editor);
        if (!withdraw(article.id)) {
            throw Refusal.conflict("The article is neither live nor scheduled, so there is nothing to take back.");
        }
    }

    void withdraw(@Observes ArticleTrashed trashed) {
        withdraw(trashed.article());
    }

    void redact(@Observes SourceMadeConfidential made) {
        editions.takeAllTheTime();
        var carriers = editions.carrying(made.source());
        if (carriers.isEmpty()) {
            return;
        }
        if (!made.by().seesConfidential()) {
            throw Refusal.forbidden(
                    "Editions carry this source, and what is taken out of them does not come back by itself."
                            + " Ask an editor to make it confidential.");
        }
        trail.note(carriers.stream()
                .map(carrier -> new AuditTrail.Entry(
                        AuditEvent.Action.UPDATED,
                        RecordKind.EDITION,
                        carrier.edition(),
                        carrier.article(),
                        Map.of("sourceIds", AuditEvent.Change.WITHHELD)))
                .toList());
        editions.redactChains(made.source());
        editions.redactCitations(made.source());
        editions.redactKeys(made.source());
    }

    /** What was taken out of editions is in the next ones again. */
    void count(@Observes SourceMadeOpen made) {
        articles.countEditOfSource(made.source());
    }

    /** Of what was published and what is saved now the stricter holds: who closes a conversation means now, not the next edition. */
    void follow(@Observes CommentPolicyChanged changed) {
        var now = editions.now();
        editions.notOver(changed.article(), now)
                .forEach(edition -> edition.take(published(edition).stricter(changed.policy()), now));
    }

    private CommentPolicy published(Edition edition) {
        return WorkingCopies.input(revisions.snapshot(revisions.byId(edition.revisionId)))
                .commentPolicy();
    }

    private boolean withdraw(UUID article) {
        var now = editions.now();
        var cancelled = cancelPlans(article, now);
        var live = editions.live(article, now);
        live.ifPresent(edition -> {
            edition.withdraw(now);
            edition.persistAndFlush();
        });
        return cancelled || live.isPresent();
    }

    /** @param first the instant at which the first of them begins, at the earliest */
    private boolean cancelPlans(UUID article, Instant first) {
        var plans = editions.plannedFrom(article, first);
        plans.forEach(Edition::delete);
        editions.session().flush();
        editions.reopen(article, first);
        return !plans.isEmpty();
    }

    private Edition requirePlan(Article article, Instant now) {
        return editions.planned(article.id, now)
                .orElseThrow(() -> Refusal.conflict(
                        "Nothing is planned for the article. Schedule it with"
                                + " PUT /api/v1/desk/articles/%s/publication.",
                        article.id));
    }

    /** Where readers see by now what it takes for a plan, or for missing, the write was overtaken and is made again. */
    private Standing standing(Article article) {
        var standing = editions.standing(article.id);
        if (standing.hasBegunSince()) {
            throw new OptimisticLockException();
        }
        if (standing.retracted()) {
            throw Refusal.conflict(
                    "The article is retracted. Lift the retraction first with"
                            + " DELETE /api/v1/desk/articles/%s/retraction.",
                    article.id);
        }
        return standing;
    }

    /** Whatever else is asked, readers see nothing before the embargo ends. */
    private static Instant afterEmbargo(Article article, Instant asked, @Nullable Instant visibleTo) {
        var embargo = article.embargoUntil;
        if (embargo == null || !embargo.isAfter(asked)) {
            return asked;
        }
        if (visibleTo != null && !visibleTo.isAfter(embargo)) {
            throw Refusal.unprocessable("The article would end before its embargo does, at %s.", embargo)
                    .at("/visibleTo", "is not later than the article's embargoUntil");
        }
        return embargo;
    }

    /** Publications of one article queue up here, and each is a new version: two editors cannot overrule each other unseen. */
    private void lock(Article article, Actor editor) {
        article.requireNotTrashed();
        article.updated(editor);
        articles.session().flush();
    }

    private static void requireSensible(Instant from, @Nullable Instant to, Instant now) {
        if (from.isBefore(now)) {
            throw Refusal.unprocessable(
                            "visibleFrom has passed; readers cannot have seen yesterday what is published today. Leave it"
                                    + " out to publish now; give publishedAt for the date of an older story.")
                    .at("/visibleFrom", "is not in the future");
        }
        if (to != null && !to.isAfter(from)) {
            throw Refusal.unprocessable("visibleTo must be later than visibleFrom.")
                    .at("/visibleTo", "is not later than visibleFrom");
        }
    }

    private static void requireNotDatedLater(@Nullable Instant publishedAt, Instant from) {
        if (publishedAt != null && publishedAt.isAfter(from)) {
            throw Refusal.unprocessable(
                            "publishedAt is later than readers see the article, at %s. Leave it out for that instant; give"
                                    + " visibleFrom to publish later.",
                            from)
                    .at("/publishedAt", "is later than visibleFrom");
        }
    }

    private static void requireNoneStale(List<Quote> quotes) {
        var stale = quotes.stream()
                .filter(quote -> quote.status == Quote.Status.STALE || quote.isForReaders() && !quote.holds())
                .map(quote -> new StaleQuote(quote.id, quote.text))
                .toList();
        if (!stale.isEmpty()) {
            throw Refusal.conflict(
                            "The text does not hold the words of %s where they stood. Give each in 'staleQuotes' the words"
                                    + " of the text with PUT /api/v1/desk/quotes/{id}, or reject it, then publish.",
                            stale.size() == 1 ? "a quote" : stale.size() + " quotes")
                    .with("staleQuotes", stale);
        }
    }

    private static List<PublishedQuote> forReaders(List<Quote> quotes) {
        return quotes.stream()
                .filter(Quote::isForReaders)
                .map(PublishedQuote::of)
                .toList();
    }

    private Edition edition(
            Article article,
            Standing standing,
            List<PublishedQuote> quoted,
            Instant from,
            PublicationInput input,
            String editor) {
        var edition = new Edition();
        edition.id = Ids.next();
        edition.articleId = article.id;
        edition.revisionId = standing.revision();
        edition.edits = standing.edits();
        edition.visibleFrom = from;
        edition.visibleTo = input.visibleTo();
        edition.slug = article.slug;
        edition.section = article.section.slug;
        edition.type = article.type;
        edition.language = article.language;
        edition.tags = article.tags.stream().map(tag -> tag.slug).toList();
        edition.publishedAt = input.publishedAt() == null ? standing.date(from) : input.publishedAt();
        edition.html = article.html;
        edition.text = article.text;
        edition.blocks = WrittenJson.of(article.blocks);
        edition.summary = WrittenJson.of(PublishedSummary.of(article, edition.publishedAt, from));
        edition.details = WrittenJson.of(PublishedDetails.of(article));
        edition.quotes = WrittenJson.of(quoted);
        var cited = citations.of(article.id).stream()
                .filter(citation -> !citation.source.confidential)
                .map(PublishedCitation::of)
                .toList();
        edition.citations = WrittenJson.of(cited);
        edition.corrections = WrittenJson.of(
                corrections.of(article.id).stream().map(PublishedCorrection::of).toList());
        edition.personIds = Stream.concat(
                        article.creators.stream().map(creator -> creator.person.id),
                        quoted.stream().flatMap(PublishedQuote::persons))
                .distinct()
                .toList();
        edition.sourceIds = Stream.concat(
                        cited.stream().map(citation -> citation.source().id()),
                        quoted.stream().flatMap(quote -> quote.sources().stream()))
                .distinct()
                .toList();
        edition.createdBy = editor;
        return edition;
    }
}
