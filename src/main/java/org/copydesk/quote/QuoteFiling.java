package org.copydesk.quote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copydesk.anchor.Anchors;
import org.copydesk.anchor.Selector;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleSaved;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.correction.ArticleRetracted;
import org.copydesk.database.Ids;
import org.copydesk.http.Refusal;
import org.copydesk.person.Persons;
import org.copydesk.source.Sources;
import org.jspecify.annotations.Nullable;

/** Puts a quote on record: finds its words in the article, names its speaker and the way it came. */
@ApplicationScoped
public class QuoteFiling {

    /** What a rule found in an article. */
    public record Found(QuoteInput input, String rule, double confidence) {}

    @Inject
    Articles articles;

    @Inject
    Persons persons;

    @Inject
    Quotes quotes;

    @Inject
    Sources sources;

    Quote create(UUID id, QuoteInput input, Actor author) {
        // Words that are not there are refused with those that are.
        author.requireReach(articles.require(input.article(), "/article").section.id);
        var quote = quote(id, input, Quote.Status.CONFIRMED, null, null);
        file(quote, input, author);
        return quote;
    }

    /**
     * Refuses what could not be anchored, before records are made for those who said it.
     *
     * @param evidence the words that tell of the chain
     */
    public void requirePlaces(Article article, QuoteInput input, List<Selector> evidence) {
        var quote = new Quote();
        quote.article = article;
        input.applyTo(quote);
        quote.anchor(input.segments());
        evidence.forEach(words -> Anchors.locate(article.text, words, "/chain"));
    }

    /** What rules found in one article waits for an editor's verdict. All of it is one edit. */
    public void propose(Article article, List<Found> found, Actor author) {
        found.forEach(
                one -> put(quote(Ids.next(), one.input, Quote.Status.EXTRACTED, one.rule, one.confidence), one.input));
        articles.edit(articles.require(article.id), author);
    }

    private Quote quote(
            UUID id, QuoteInput input, Quote.Status status, @Nullable String rule, @Nullable Double confidence) {
        var quote = new Quote();
        quote.id = id;
        quote.article = articles.require(input.article(), "/article");
        quote.segments = List.of();
        quote.status = status;
        quote.rule = rule;
        quote.confidence = confidence;
        return quote;
    }

    /** The way a quote came stands as it is where it is given as the author was shown it. */
    void change(Quote quote, QuoteInput input, Actor author) {
        var asShown = input.chain().equals(QuoteInput.of(quote, author).chain());
        if (!asShown) {
            quote.requireShownTo(author);
        }
        file(quote, asShown ? input.withChain(QuoteInput.of(quote).chain()) : input, author);
    }

    /** New words make a stale quote what it was before; the same words stay where they are anchored. */
    public void file(Quote quote, QuoteInput input, Actor author) {
        var isDoubted = quote.isDoubted();
        var saysOtherwise = put(quote, input);
        if (saysOtherwise && isDoubted && !author.decidesOnQuotes()) {
            throw Refusal.conflict(
                    "An editor has rejected or disputed this quote. Ask an editor to give it other words or"
                            + " another speaker, or create a new quote for what else was said.");
        }
        articles.edit(quote.article, author);
        if (saysOtherwise && !author.decidesOnQuotes()) {
            requireUndoubted(quote);
        }
    }

    /** Whether it then has other words, those of another place, or another speaker. */
    private boolean put(Quote quote, QuoteInput input) {
        if (!quote.article.id.equals(input.article())) {
            throw Refusal.unprocessable("A quote stays with its article. Create a new one for the other article.")
                    .at("/article", "is not the id of the quote's article");
        }
        quote.article.requireNotTrashed();
        var before = quote.segments;
        var isOfOtherKind = quote.kind != input.kind();
        var asAnchored = input.segments().equals(quote.selectors());
        var speaker = input.speaker() == null ? null : persons.require(input.speaker(), "/speaker");
        var hasOtherSpeaker = quote.speaker != speaker;
        input.applyTo(quote);
        quote.speaker = speaker;
        chain(quote, input.chain());
        if (asAnchored && !isOfOtherKind) {
            quote.anchor();
        } else {
            quote.anchor(input.segments());
        }
        var saysOtherwise = isOfOtherKind || hasOtherSpeaker || !asAnchored && !quote.segments.equals(before);
        if (!before.isEmpty() && saysOtherwise) {
            quote.corrected();
        }
        quote.persist();
        return saysOtherwise;
    }

    /** A verdict leaves the words and their speaker as they were approved. */
    void judged(Quote quote) {
        // The article goes first, as in an edit.
        articles.countEdit(quote.article);
        quotes.session().flush();
    }

    /** Readers are not shown by a writer's hand what an editor has kept from them. */
    private void requireUndoubted(Quote quote) {
        quotes.doubted(quote.id).ifPresent(other -> {
            throw Refusal.conflict(
                    "An editor has rejected or disputed these words in this article. Ask an editor to decide anew, with"
                            + " PUT /api/v1/desk/quotes/%s/confirmation.",
                    other);
        });
    }

    void delete(Quote quote, Actor author) {
        quote.article.requireNotTrashed();
        if (quote.isOpen()) {
            throw Refusal.conflict(
                    "A rule found this quote. Reject it with PUT /api/v1/desk/quotes/%s/rejection, so that it is"
                            + " counted against the rule.",
                    quote.id);
        }
        if (quote.verification != null && !author.decidesOnQuotes()) {
            throw Refusal.conflict("An editor has decided on this quote. Ask an editor to delete it.");
        }
        quote.delete();
        articles.edit(quote.article, author);
    }

    void follow(@Observes ArticleSaved saved) {
        quotes.of(saved.article()).stream()
                .filter(quote -> saved.textChanged() || quote.kind == Quote.Kind.HEADLINE)
                .forEach(quote -> quote.follow(saved));
        quotes.session().flush();
    }

    /** The words may have been said, but the story they stood in is no longer vouched for. A dispute keeps its reason. */
    void doubt(@Observes ArticleRetracted retracted) {
        quotes.of(retracted.article()).stream()
                .filter(quote -> quote.isVouchedFor() && !quote.isDisputed())
                .forEach(quote -> quote.dispute(new Verification(
                        retracted.editor(), Instant.now(), "retraction of the article", retracted.publicText())));
    }

    /** A step that stands stays as it is: the text may not hold its evidence any more. */
    private void chain(Quote quote, List<QuoteInput.Link> links) {
        var old = quote.chain.stream().map(QuoteInput.Link::of).toList();
        if (links.equals(old)) {
            return;
        }
        var chain = new ArrayList<ChainLink>();
        for (var i = 0; i < links.size(); i++) {
            var stands = old.indexOf(links.get(i));
            chain.add(stands < 0 ? link(quote, links.get(i), "/chain/" + i) : quote.chain.get(stands));
        }
        quote.chain.clear();
        quote.chain.addAll(chain);
    }

    private ChainLink link(Quote quote, QuoteInput.Link given, String pointer) {
        var link = new ChainLink();
        link.person = given.person() == null ? null : persons.require(given.person(), pointer + "/person");
        link.source = given.source() == null ? null : sources.require(given.source(), pointer + "/source");
        link.evidence = given.evidence() == null
                ? null
                : Anchors.locate(quote.article.text, given.evidence(), pointer + "/evidence");
        return link;
    }
}
