package org.copydesk.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.anchor.Anchors;
import org.copydesk.anchor.Selector;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleSaved;
import org.copydesk.body.BodyFormat;
import org.copydesk.http.Refusal;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Verification VERDICT =
            new Verification("Ed", Instant.parse("2026-02-03T12:00:00Z"), "recording", null);

    private final Article article = article("“We paused,” she said, “with the lights off.”");

    @Test
    void the_words_of_several_segments_are_joined_without_what_the_writer_put_between() {
        var quote = quote("We paused,", "with the lights off.");
        assertEquals("We paused, with the lights off.", quote.text);
        assertHolds(quote);
    }

    @Test
    void segments_follow_each_other_in_the_text() {
        var refusal = assertThrows(Refusal.class, () -> quote("with the lights off.", "We paused,"));
        assertEquals("/segments/1", refusal.errors().get(0).pointer());
        assertThrows(Refusal.class, () -> quote("We paused", "paused,"));
    }

    @Test
    void a_quote_follows_its_words_through_an_edit() {
        var quote = quote("We paused,");
        var before = quote.segments.get(0).start();
        follow(quote, "On Friday 😀 “We paused,” she said, “with the lights off,” again.");
        assertEquals(Quote.Status.CONFIRMED, quote.status);
        assertEquals(
                before + "On Friday 😀 ".codePointCount(0, "On Friday 😀 ".length()),
                quote.segments.get(0).start());
        assertEquals(2, quote.anchoredRevision);
        assertHolds(quote);
    }

    @Test
    void a_quote_whose_words_are_gone_is_stale_and_keeps_what_was_said() {
        var quote = quote("We paused,");
        follow(quote, "“We stopped,” she said.");
        assertEquals(Quote.Status.STALE, quote.status);
        assertEquals("We paused,", quote.text);
        assertEquals(1, quote.anchoredRevision);
        assertFalse(quote.isForReaders());
    }

    @Test
    void an_edit_that_is_undone_leaves_a_quote_what_it_was() {
        var body = article.text;
        for (var status : List.of(Quote.Status.CONFIRMED, Quote.Status.DISPUTED, Quote.Status.EXTRACTED)) {
            var quote = quote("We paused,", "with the lights off.");
            quote.status = status;
            var segments = quote.segments;
            lose(quote);
            follow(quote, body);
            assertEquals(status, quote.status);
            assertEquals(segments, quote.segments);
            assertEquals(article.revision, quote.anchoredRevision);
        }
    }

    @Test
    void words_that_come_back_elsewhere_are_left_to_an_editor() {
        var quote = quote("We paused,");
        lose(quote);
        follow(quote, "She left.\n\n“We paused,” he said, “with the lights off.”");
        assertEquals(Quote.Status.STALE, quote.status);
    }

    @Test
    void segments_that_an_edit_put_in_another_order_make_the_quote_stale() {
        var quote = quote("We paused,", "with the lights off.");
        follow(quote, "“with the lights off.” she said, “We paused,”");
        assertEquals(Quote.Status.STALE, quote.status);
    }

    @Test
    void a_stale_quote_cannot_be_confirmed_until_its_words_are_back() {
        var quote = quote("We paused,");
        follow(quote, "“We stopped,” she said.");
        assertEquals(
                409, assertThrows(Refusal.class, () -> quote.confirm(VERDICT)).status());
        assertEquals(Quote.Status.STALE, quote.status);

        edit("At last: “We paused,” she said, “with the lights off.”");
        quote.confirm(VERDICT);
        assertEquals(Quote.Status.CONFIRMED, quote.status);
        assertEquals(VERDICT, quote.verification);
        assertHolds(quote);
    }

    @Test
    void new_words_make_a_stale_quote_sound_again() {
        var quote = quote("We paused,");
        lose(quote);
        quote.anchor(List.of(new Selector("We stopped,", null, null)));
        assertEquals(Quote.Status.CONFIRMED, quote.status);
        assertEquals("We stopped,", quote.text);
    }

    @Test
    void new_words_neither_lift_a_dispute_nor_pass_a_verdict() {
        for (var status : List.of(Quote.Status.DISPUTED, Quote.Status.EXTRACTED)) {
            var quote = quote("We paused,");
            quote.status = status;
            lose(quote);
            quote.anchor(List.of(new Selector("We stopped,", null, null)));
            assertEquals(status, quote.status);
            edit("“We paused,” she said.");
        }
    }

    @Test
    void a_verification_is_of_the_words_and_the_speaker_that_it_was_given_for() {
        var confirmed = quote("We paused,");
        confirmed.confirm(VERDICT);
        lose(confirmed);
        confirmed.corrected();
        assertNull(confirmed.verification);

        edit("“We paused,” she said.");
        var disputed = quote("We paused,");
        disputed.dispute(VERDICT);
        disputed.corrected();
        lose(disputed);
        disputed.corrected();
        assertEquals(VERDICT, disputed.verification);
    }

    @Test
    void a_stale_quote_that_is_disputed_stays_stale_until_it_has_new_words() {
        var quote = quote("We paused,");
        lose(quote);
        quote.dispute(VERDICT);
        assertEquals(Quote.Status.STALE, quote.status);
        assertEquals(VERDICT, quote.verification);
        quote.anchor(List.of(new Selector("We stopped,", null, null)));
        assertEquals(Quote.Status.DISPUTED, quote.status);
    }

    @Test
    void a_rejected_quote_that_is_disputed_is_anchored_in_the_text_of_now() {
        var quote = quote("We paused,");
        quote.reject(VERDICT);
        edit("On Friday “We paused,” she said, “with the lights off.”");
        quote.dispute(VERDICT);
        assertEquals(Quote.Status.DISPUTED, quote.status);
        assertHolds(quote);
    }

    @Test
    void a_rejected_quote_is_left_alone_by_edits() {
        var quote = quote("We paused,");
        quote.reject(VERDICT);
        follow(quote, "Nothing of it is left.");
        assertEquals(Quote.Status.REJECTED, quote.status);
    }

    @Test
    void readers_see_confirmed_and_disputed_quotes_alone() {
        var shown = Stream.of(Quote.Status.values())
                .filter(status -> {
                    var quote = new Quote();
                    quote.status = status;
                    return quote.isForReaders();
                })
                .toList();
        assertEquals(List.of(Quote.Status.CONFIRMED, Quote.Status.DISPUTED), shown);
    }

    @Test
    void a_headline_quote_is_anchored_in_the_headline() {
        var quote = new Quote();
        quote.article = article;
        quote.kind = Quote.Kind.HEADLINE;
        quote.status = Quote.Status.CONFIRMED;
        quote.anchor(List.of(new Selector("days away", null, null)));
        assertTrue(Anchors.holds(article.headline, quote.segments.get(0)));
    }

    @Test
    void evidence_that_an_edit_removed_is_kept_as_the_words_it_was() {
        var link = new ChainLink();
        var evidence = Anchors.locate(article.text, new Selector("she said", null, null), "/evidence");
        link.evidence = evidence;
        link.follow(article.text, "Now “We paused,” she said, “with the lights off.”");
        assertEquals(17, link.evidence.start());
        link.follow("Now “We paused,” she said, “with the lights off.”", "All gone.");
        assertEquals("she said", link.evidence.exact());
    }

    private Quote quote(String... words) {
        var quote = new Quote();
        quote.article = article;
        quote.kind = Quote.Kind.DIRECT;
        quote.status = Quote.Status.CONFIRMED;
        quote.anchor(
                Stream.of(words).map(exact -> new Selector(exact, null, null)).toList());
        return quote;
    }

    private void lose(Quote quote) {
        follow(quote, "“We stopped,” she said.");
        follow(quote, "“We stopped,” he said.");
        assertEquals(Quote.Status.STALE, quote.status);
    }

    private void follow(Quote quote, String body) {
        var before = article.text;
        edit(body);
        quote.follow(new ArticleSaved(article.id, article.headline, before, true));
    }

    private void edit(String body) {
        article.write(body, BodyFormat.MARKDOWN);
        article.revision++;
    }

    private void assertHolds(Quote quote) {
        quote.segments.forEach(segment -> assertTrue(Anchors.holds(article.text, segment), segment.toString()));
    }

    private static Article article(String body) {
        var article = new Article();
        article.id = new UUID(0, 1);
        article.headline = "Cannery ‘days away’ from reopening";
        article.revision = 1;
        article.write(body, BodyFormat.MARKDOWN);
        return article;
    }
}
