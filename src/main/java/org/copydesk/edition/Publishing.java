package org.copydesk.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleTrashed;
import org.copydesk.article.Articles;
import org.copydesk.article.StaleQuote;
import org.copydesk.auth.Actor;
import org.copydesk.citation.Citations;
import org.copydesk.database.Ids;
import org.copydesk.http.Refusal;
import org.copydesk.quote.Quote;
import org.copydesk.quote.Quotes;
import org.copydesk.revision.Revisions;
import org.copydesk.source.SourceMadeConfidential;

/** Makes editions of working copies and takes them back. Every question of time is put to the database's clock. */
@ApplicationScoped
class Publishing {

    @Inject
    Articles articles;

    @Inject
    Citations citations;

    @Inject
    Editions editions;

    @Inject
    Quotes quotes;

    @Inject
    Revisions revisions;

    /**
     * The newest revision becomes an edition. One that readers see now ends where the new one begins; one that was only
     * planned gives way to it.
     */
    Edition publish(Article article, PublicationInput input, Actor editor) {
        article.requireNotTrashed();
        lock(article);
        var now = editions.now();
        var from = input.visibleFrom() == null ? now : input.visibleFrom();
        requireSensible(from, input, now);
        var quoted = quotes.of(article.id);
        requireNoneStale(quoted);

        editions.cancelFrom(article.id, now);
        editions.endAt(article.id, from, false);
        var edition = edition(article, quoted, from, input, editor);
        edition.persistAndFlush();
        for (var i = 0; i < edition.quotes.size(); i++) {
            EditionQuote.of(edition, i).persist();
        }
        return edition;
    }

    /** Readers stop seeing the article now, and what was planned is cancelled. */
    void withdraw(Article article) {
        lock(article);
        if (!withdraw(article.id)) {
            throw Refusal.conflict("The article is neither live nor scheduled, so there is nothing to take back.");
        }
    }

    void withdraw(@Observes ArticleTrashed trashed) {
        withdraw(trashed.article());
    }

    void redact(@Observes SourceMadeConfidential made) {
        editions.redact(made.source());
        editions.redactKeys(made.source());
    }

    private boolean withdraw(UUID article) {
        var now = editions.now();
        return editions.cancelFrom(article, now) + editions.endAt(article, now, true) > 0;
    }

    /** Publications of one article queue up here, and each is a new version: two editors cannot overrule each other unseen. */
    private void lock(Article article) {
        if (articles.claim(article.id, article.version) == 0) {
            throw Refusal.stale("Somebody else changed or published the article at the same moment. Read it again.");
        }
        articles.session().refresh(article);
    }

    private static void requireSensible(Instant from, PublicationInput input, Instant now) {
        if (from.isBefore(now)) {
            throw Refusal.unprocessable(
                            "visibleFrom has passed; readers cannot have seen yesterday what is published today. Leave it"
                                    + " out to publish now; give publishedAt for the date of an older story.")
                    .at("/visibleFrom", "is not in the future");
        }
        if (input.visibleTo() != null && !input.visibleTo().isAfter(from)) {
            throw Refusal.unprocessable("visibleTo must be later than visibleFrom.")
                    .at("/visibleTo", "is not later than visibleFrom");
        }
    }

    private static void requireNoneStale(List<Quote> quotes) {
        var stale = quotes.stream()
                .filter(quote -> quote.status == Quote.Status.STALE)
                .map(quote -> new StaleQuote(quote.id, quote.text))
                .toList();
        if (!stale.isEmpty()) {
            throw Refusal.conflict(
                            "The text no longer holds the words of %d quotes. Confirm, re-word or reject each of them"
                                    + " under /api/v1/desk/quotes, then publish.",
                            stale.size())
                    .with("staleQuotes", stale);
        }
    }

    private Edition edition(Article article, List<Quote> quoted, Instant from, PublicationInput input, Actor editor) {
        var edition = new Edition();
        edition.id = Ids.next();
        edition.articleId = article.id;
        edition.revisionId = revisions.require(article.id, article.revision).id;
        edition.edits = articles.edits(article.id);
        edition.visibleFrom = from;
        edition.visibleTo = input.visibleTo();
        edition.slug = article.slug;
        edition.section = article.section.slug;
        edition.type = article.type;
        edition.language = article.language;
        edition.tags = article.tags.stream().map(tag -> tag.slug).toList();
        edition.publishedAt = Optional.ofNullable(input.publishedAt())
                .or(() -> editions.publishedAt(article.id))
                .orElse(from);
        edition.html = article.html;
        edition.text = article.text;
        edition.blocks = article.blocks;
        edition.summary = PublishedSummary.of(article, edition.publishedAt, from);
        edition.details = PublishedDetails.of(article);
        edition.quotes = quoted.stream()
                .filter(Quote::isForReaders)
                .map(PublishedQuote::of)
                .toList();
        edition.citations = citations.of(article.id).stream()
                .filter(citation -> !citation.source.confidential)
                .map(PublishedCitation::of)
                .toList();
        edition.personIds = Stream.concat(
                        article.creators.stream().map(creator -> creator.person.id),
                        edition.quotes.stream().flatMap(PublishedQuote::persons))
                .distinct()
                .toList();
        edition.sourceIds = Stream.concat(
                        edition.citations.stream()
                                .map(citation -> citation.source().id()),
                        edition.quotes.stream().flatMap(quote -> quote.sources().stream()))
                .distinct()
                .toList();
        edition.createdBy = editor.name();
        return edition;
    }
}
