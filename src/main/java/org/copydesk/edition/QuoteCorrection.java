package org.copydesk.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.anchor.Anchor;
import org.copydesk.anchor.Anchors;
import org.copydesk.anchor.Selector;
import org.copydesk.article.ArticleInput;
import org.copydesk.article.WorkingCopies;
import org.copydesk.auth.Actor;
import org.copydesk.correction.Correction;
import org.copydesk.http.Refusal;
import org.copydesk.quote.Quote;
import org.copydesk.quote.QuoteFiling;
import org.copydesk.quote.QuoteInput;
import org.copydesk.quote.Quotes;
import org.copydesk.review.Workflow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts wrong words of a quote right in every article that carries them, and tells the readers of each. */
@ApplicationScoped
class QuoteCorrection {

    /** A correction quotes the whole segment, so that readers see the words in their place, as far as it may. */
    private static final int LONGEST_QUOTED = 2_000;

    @Inject
    Editions editions;

    @Inject
    Publishing publishing;

    @Inject
    QuoteFiling filing;

    @Inject
    Quotes quotes;

    @Inject
    Workflow workflow;

    @Inject
    WorkingCopies workingCopies;

    /**
     * What one article says and would say.
     *
     * @param live whether its readers see it, and so are told
     * @param problem why it must be done by hand
     */
    @Schema(name = "ProposedQuoteCorrection")
    record Proposed(
            UUID article,
            UUID quote,
            boolean live,
            String wrongText,
            @Nullable String rightText,
            @Nullable String problem) {}

    /** @param correction what its readers were told; null where it has none */
    @Schema(name = "QuoteCorrection")
    record Made(UUID article, UUID quote, @Nullable UUID correction) {}

    List<Proposed> propose(UUID quote, String wrong, String right) {
        return carriers(quote).stream()
                .map(carrier -> propose(carrier, wrong, right))
                .toList();
    }

    List<Made> make(UUID quote, QuoteCorrectionInput input, Actor editor) {
        var wanted = input.articles();
        var carriers = carriers(quote).stream()
                .filter(carrier -> wanted == null || wanted.contains(carrier.article.id))
                .toList();
        var impossible = carriers.stream()
                .map(carrier -> propose(carrier, input.wrongText(), input.rightText()))
                .filter(proposed -> proposed.problem() != null)
                .toList();
        if (!impossible.isEmpty()) {
            throw Refusal.conflict(
                            "In %d articles this must be done by hand. Leave them out of 'articles', or put them right"
                                    + " first.",
                            impossible.size())
                    .with("articles", impossible);
        }
        if (carriers.isEmpty()) {
            throw Refusal.unprocessable("None of these articles carries the quote.")
                    .at("/articles", "names no article that carries the quote");
        }
        return carriers.stream().map(carrier -> make(carrier, input, editor)).toList();
    }

    private List<Quote> carriers(UUID quote) {
        return quotes.sameWords(quotes.require(quote).id);
    }

    private Proposed propose(Quote carrier, String wrong, String right) {
        var article = carrier.article;
        var holding = carrier.segments.stream()
                .map(Anchor::exact)
                .filter(words -> words.contains(wrong))
                .toList();
        var words = holding.size() == 1 ? holding.get(0) : carrier.text;
        var now = editions.now();
        var live = editions.live(article.id, now);
        return new Proposed(
                article.id,
                carrier.id,
                live.isPresent(),
                words,
                holding.size() == 1 ? words.replace(wrong, right) : null,
                problem(carrier, holding, live, now));
    }

    private @Nullable String problem(Quote carrier, List<String> holding, Optional<Edition> live, Instant now) {
        if (carrier.article.isTrashed()) {
            return "The article is in the trash.";
        }
        if (editions.planned(carrier.article.id, now).isPresent()) {
            return "An edition is planned with the words as they are. Cancel it, and schedule it again when they are right.";
        }
        if (live.isPresent() && workflow.asksForApproval()) {
            return "This newsroom publishes only what somebody else approved. Save the words, have them approved, and publish"
                    + " a correction.";
        }
        // What somebody is still writing does not go out with what is put right.
        if (live.isPresent() && live.get().edits != carrier.article.edits) {
            return "The article has changes that readers have not seen. Publish them, or restore what readers see.";
        }
        if (carrier.kind == Quote.Kind.HEADLINE) {
            return "The words are in the headline.";
        }
        if (holding.size() != 1) {
            return "The wrong words are not in one segment of the quote.";
        }
        var source = carrier.article.body;
        var at = source.indexOf(holding.get(0));
        return at < 0 || source.indexOf(holding.get(0), at + 1) >= 0
                ? "The source of the body does not hold the words just once: there is markup in them, or they come again."
                : null;
    }

    private Made make(Quote carrier, QuoteCorrectionInput input, Actor editor) {
        var article = carrier.article;
        var before = carrier.segments.stream()
                .map(Anchor::exact)
                .filter(words -> words.contains(input.wrongText()))
                .findFirst()
                .orElseThrow();
        var after = before.replace(input.wrongText(), input.rightText());
        var old = carrier.segments;
        var text = article.text;
        workingCopies.save(article, ArticleInput.of(article).withBody(article.body.replace(before, after)), editor);
        var segments = old.stream()
                .map(segment -> segment.exact().equals(before)
                        ? new Selector(after, segment.prefix(), segment.suffix())
                        // The words that were wrong may stand next to it.
                        : Anchors.reanchor(text, article.text, segment)
                                .orElse(segment)
                                .selector())
                .toList();
        filing.file(carrier, QuoteInput.of(carrier, segments), editor);
        if (editions.live(article.id, editions.now()).isEmpty()) {
            return new Made(article.id, carrier.id, null);
        }
        var whole = before.length() <= LONGEST_QUOTED && after.length() <= LONGEST_QUOTED;
        var correction = publishing.correct(
                article,
                new CorrectionInput(
                        Correction.Kind.CORRECTION,
                        input.publicText(),
                        whole ? before : input.wrongText(),
                        whole ? after : input.rightText(),
                        List.of(carrier.id),
                        null),
                editor);
        return new Made(article.id, carrier.id, correction.id);
    }
}
