package org.copydesk.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.copydesk.anchor.Anchor;
import org.copydesk.anchor.Anchors;
import org.copydesk.anchor.Selector;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleInput;
import org.copydesk.article.FourEyes;
import org.copydesk.article.WorkingCopies;
import org.copydesk.auth.Actor;
import org.copydesk.body.BodyRenderer;
import org.copydesk.correction.Correction;
import org.copydesk.http.Refusal;
import org.copydesk.quote.Quote;
import org.copydesk.quote.QuoteFiling;
import org.copydesk.quote.QuoteInput;
import org.copydesk.quote.Quotes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts wrong words of a quote right in every article that carries them, and tells the readers of each. */
@ApplicationScoped
class QuoteCorrection {

    /** A correction quotes the whole segment, so that readers see the words in their place, as far as it may. */
    private static final int LONGEST_QUOTED = 2_000;

    /** So many quotes are looked at at once, as many as a request may name articles. */
    private static final int MOST = 100;

    @Inject
    Editions editions;

    @Inject
    Publishing publishing;

    @Inject
    QuoteFiling filing;

    @Inject
    FourEyes fourEyes;

    @Inject
    Quotes quotes;

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

    record Proposals(
            List<Proposed> articles,

            @Schema(description = "Do others carry the quote, too? They are proposed when these are put right.")
            boolean more) {}

    /** @param correction what its readers were told; null where it has none */
    @Schema(name = "QuoteCorrection")
    record Made(UUID article, UUID quote, @Nullable UUID correction) {}

    /**
     * A quote that holds the wrong words, and what becomes of them.
     *
     * @param holding its segments with the wrong words
     * @param liveEdits the count of edits that readers see; null where they see nothing
     */
    private record Carrier(
            Quote quote,
            List<Anchor> holding,
            String wrong,
            String right,
            @Nullable Integer liveEdits,
            boolean planned) {

        Article article() {
            return quote.article;
        }

        boolean isLive() {
            return liveEdits != null;
        }

        boolean isClear() {
            return holding.size() == 1;
        }

        String before() {
            return isClear() ? holding.get(0).exact() : quote.text;
        }

        String after() {
            return before().replace(wrong, right);
        }

        String body() {
            return article().body.replace(before(), after());
        }

        /** The body says the right words in the place of the wrong ones, and all else as before. */
        boolean comesOutRight() {
            var text = article().text;
            var start = text.offsetByCodePoints(0, holding.get(0).start());
            var expected = text.substring(0, start) + after() + text.substring(start + before().length());
            try {
                return BodyRenderer.render(body(), article().bodyFormat).text().equals(expected);
            } catch (Refusal unsafe) {
                return false;
            }
        }
    }

    Proposals propose(UUID quote, String wrong, String right) {
        var found = quotes.sameWords(quotes.require(quote).id, true, new UUID[0], MOST + 1);
        var carriers = carriers(found.subList(0, Math.min(MOST, found.size())), wrong, right);
        return new Proposals(proposed(carriers), found.size() > MOST);
    }

    List<Made> make(UUID quote, QuoteCorrectionInput input, Actor editor) {
        var wanted = input.articles();
        var found = quotes.sameWords(
                quotes.require(quote).id,
                wanted == null,
                wanted == null ? new UUID[0] : wanted.toArray(UUID[]::new),
                MOST + 1);
        if (found.size() > MOST) {
            throw Refusal.conflict(
                    "More than %d quotes are to be put right, too many at once. Name in 'articles' those of the proposal, then"
                            + " have the others proposed.",
                    MOST);
        }
        var carriers = carriers(found, input.wrongText(), input.rightText());
        var impossible = proposed(carriers).stream()
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
        return byArticle(carriers).values().stream()
                .flatMap(ofOne -> make(ofOne, input, editor))
                .toList();
    }

    private List<Carrier> carriers(List<UUID> found, String wrong, String right) {
        var all = quotes.withArticles(found);
        var outlooks = editions.liveAndPlanned(
                all.stream().map(quote -> quote.article.id).distinct().toList(), editions.now());
        var live = outlooks.stream()
                .filter(outlook -> !outlook.isPlanned())
                .collect(Collectors.toMap(Editions.Outlook::article, Editions.Outlook::edits));
        var planned = outlooks.stream()
                .filter(Editions.Outlook::isPlanned)
                .map(Editions.Outlook::article)
                .collect(Collectors.toSet());
        return all.stream()
                .map(quote -> new Carrier(
                        quote,
                        quote.segments.stream()
                                .filter(segment -> segment.exact().contains(wrong))
                                .toList(),
                        wrong,
                        right,
                        live.get(quote.article.id),
                        planned.contains(quote.article.id)))
                .toList();
    }

    private static Map<UUID, List<Carrier>> byArticle(List<Carrier> carriers) {
        return carriers.stream()
                .collect(Collectors.groupingBy(
                        carrier -> carrier.article().id, LinkedHashMap::new, Collectors.toList()));
    }

    private List<Proposed> proposed(List<Carrier> carriers) {
        var ofArticle = byArticle(carriers);
        return carriers.stream()
                .map(carrier -> new Proposed(
                        carrier.article().id,
                        carrier.quote.id,
                        carrier.isLive(),
                        carrier.before(),
                        carrier.isClear() ? carrier.after() : null,
                        problem(carrier, Objects.requireNonNull(ofArticle.get(carrier.article().id)))))
                .toList();
    }

    /** @param ofArticle all that its article has, itself among them */
    private @Nullable String problem(Carrier carrier, List<Carrier> ofArticle) {
        var article = carrier.article();
        if (article.isTrashed()) {
            return "The article is in the trash.";
        }
        if (carrier.planned) {
            return "An edition is planned with the words as they are. Cancel it, and schedule it again when they are right.";
        }
        if (carrier.isLive() && fourEyes.areAskedFor()) {
            return "This newsroom publishes only what somebody else approved. Save the words, have them approved, and publish"
                    + " a correction.";
        }
        // What somebody is still writing does not go out with what is put right.
        if (carrier.liveEdits != null && carrier.liveEdits != article.edits) {
            return "The article has changes that readers have not seen. Publish them, or restore what readers see.";
        }
        if (carrier.quote.kind == Quote.Kind.HEADLINE) {
            return "The words are in the headline.";
        }
        if (!carrier.isClear()) {
            return "The wrong words are not in one segment of the quote.";
        }
        if (StringUtils.countMatches(article.body, carrier.before()) != 1) {
            return "The source of the body does not hold the words just once: there is markup in them, or they come again.";
        }
        if (!carrier.quote.holds() || !carrier.comesOutRight()) {
            return "The body would not say just the right words in the place of the wrong ones: there is markup in them.";
        }
        if (!ofArticle.stream().allMatch(other -> other.before().equals(carrier.before()))) {
            return "Another quote of the article holds the wrong words elsewhere.";
        }
        return null;
    }

    /** @param carriers all of one article, with the same words in the same place */
    private Stream<Made> make(List<Carrier> carriers, QuoteCorrectionInput input, Actor editor) {
        var first = carriers.get(0);
        var article = first.article();
        var before = first.before();
        var after = first.after();
        var text = article.text;
        var old = carriers.stream().map(carrier -> carrier.quote.segments).toList();
        workingCopies.save(article, ArticleInput.of(article).withBody(first.body()), editor);
        for (var i = 0; i < carriers.size(); i++) {
            var segments = old.get(i).stream()
                    .map(segment -> segment.exact().equals(before)
                            ? new Selector(after, segment.prefix(), segment.suffix())
                            // The words that were wrong may stand next to it.
                            : Anchors.reanchor(text, article.text, segment)
                                    .orElse(segment)
                                    .selector())
                    .toList();
            var quote = carriers.get(i).quote;
            filing.file(quote, QuoteInput.of(quote, segments), editor);
        }
        var ids = carriers.stream().map(carrier -> carrier.quote.id).toList();
        if (!first.isLive()) {
            return ids.stream().map(id -> new Made(article.id, id, null));
        }
        var whole = before.length() <= LONGEST_QUOTED && after.length() <= LONGEST_QUOTED;
        var correction = publishing.correct(
                article,
                new CorrectionInput(
                        Correction.Kind.CORRECTION,
                        input.publicText(),
                        whole ? before : input.wrongText(),
                        whole ? after : input.rightText(),
                        ids,
                        null),
                editor);
        return ids.stream().map(id -> new Made(article.id, id, correction.id));
    }
}
