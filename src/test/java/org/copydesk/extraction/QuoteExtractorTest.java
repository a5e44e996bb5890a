package org.copydesk.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.copydesk.extraction.ExtractedQuote.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteExtractorTest {

    private static final List<String> PIECES = List.of(
            "\"",
            "“",
            "”",
            "'",
            "‘",
            "’",
            "``",
            "''",
            "«",
            "»",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            ".",
            ",",
            ":",
            "?",
            "—",
            "(",
            ")",
            "said",
            "told",
            "according to",
            "Ann Doe",
            "Mr.",
            "the mayor of",
            "she",
            "who",
            "as",
            "5'10\"",
            "width=\"100%\"",
            "🎉",
            "é",
            "\uFEFF",
            "\ud800",
            "\u0000",
            "of of of",
            "U.S.",
            "No. 4");

    @Test
    void a_text_without_quotes_gives_none() {
        assertEquals(List.of(), QuoteExtractor.extract(""));
        assertEquals(List.of(), QuoteExtractor.extract("\n\n  \r\n"));
        assertEquals(List.of(), QuoteExtractor.extract("The ferry is back."));
    }

    @Test
    void places_count_code_points_behind_byte_order_marks_emoji_and_carriage_returns() {
        var text = "\uFEFF🎉 Gulls.\r\n\r\n“The gulls 🐦 are back,” said Zoë Núñez.\r\n";
        var quote = only(text);
        assertEquals("The gulls 🐦 are back,", at(text, quote.segments().get(0)));
        assertEquals("Zoë Núñez", at(text, speaker(quote).span()));
    }

    @Test
    void a_combining_mark_is_left_where_it_stands() {
        var text = "“Cafe\u0301 first,” said Ann Doe.";
        assertEquals("Cafe\u0301 first,", at(text, only(text).segments().get(0)));
    }

    @Test
    void measures_and_attributes_of_tags_are_no_quotes() {
        assertEquals(List.of(), QuoteExtractor.extract("He is 6'4\" and hit a 42\" pipe <img width=\"100%\">."));
    }

    @Test
    void a_quote_broken_off_by_its_attribution_is_one() {
        var quote = only("“The pier,” Ann Doe said, “is closed.”");
        assertEquals("The pier, is closed.", quote.text());
        assertEquals(2, quote.segments().size());
    }

    @Test
    void a_quote_that_goes_on_in_the_next_sentence_is_one() {
        assertEquals(
                2,
                only("“It is closed,” said Ann Doe. “It will stay closed.”")
                        .segments()
                        .size());
    }

    @Test
    void a_second_cue_makes_a_second_quote() {
        assertEquals(
                2,
                QuoteExtractor.extract("“It is closed,” Ann Doe said. “It stays closed,” she added.")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“It was bad,” said Ann Doe, but Tom Poole said: “We were fine.”",
                "“It was bad,” said Ann Doe, while Tom Poole replied, “We were fine.”",
                "“It was bad,” Ann Doe told Tom Poole, who answered: “We were fine.”",
                "“It was bad,” said Ann Doe, “We were fine,” said Tom Poole."
            })
    void two_speakers_in_a_sentence_have_a_quote_each(String text) {
        assertEquals(
                List.of("Ann Doe", "Tom Poole"),
                QuoteExtractor.extract(text).stream()
                        .map(ExtractedQuote::resolved)
                        .toList());
    }

    @Test
    void what_the_speaker_does_besides_breaks_no_quote() {
        assertEquals(
                "It was bad, and it stays so.",
                only("“It was bad,” Ann Doe, who said little, said, pointing at the pier, “and it stays so.”")
                        .text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Ann Doe was called “the iron lady of the harbour” by Tom Poole.;                   Tom Poole
            Ann Doe, once called “the iron lady of the harbour” by Tom Poole, said nothing.;   Tom Poole
            Ann Doe, described by Tom Poole as “a liar and a thief”, said she would sue.;      Tom Poole
            Ann Doe, whom Tom Poole called “a liar and a thief of art”, said she would sue.;   Tom Poole
            Ann Doe, accused by Tom Poole of “lying to the whole of the town”, left.;          Tom Poole
            Ann Doe was told by Tom Poole that the pier was “closed for good and all”.;        Tom Poole
            Ann Doe, described as “a tower of strength to us”, said she would leave.;
            Ann Doe was told “you are not welcome here any more”.;
            Ann Doe did not say “the pier is closed for good”.;
            Ann Doe denied having said “the pier is closed for good”.;
            Ann Doe refused to say “the pier is closed for good”.;
            Neither Tom Poole nor Ann Doe said “the pier is closed for good”.;
            Both Tom Poole and Ann Doe said: “The pier is closed.”;
            “The pier is closed,” said Tom Poole and Ann Doe.;
            Ann Doe did not only say “the pier is closed for good”.;                           Ann Doe
            Ann Doe did not stop laughing and said “the pier is closed for good”.;             Ann Doe
            Ann Doe said she would not call it “a great big disaster for us”.;                 Ann Doe
            Ann Doe was asked about the pier: “It is closed for good.”;                        Ann Doe
            “The pier is closed,” said Ann Doe and left.;                                      Ann Doe
            """)
    void words_belong_to_who_said_them_and_not_to_whom_they_were_said_of(String text, @Nullable String speaker) {
        assertEquals(speaker, only(text).resolved());
    }

    @Test
    void a_paragraph_without_closing_mark_goes_on_in_the_next() {
        var quote = only("“It is closed,” said Ann Doe. “It was never safe.\n\n“We told them so.”");
        assertEquals("It is closed, It was never safe. We told them so.", quote.text());
    }

    @Test
    void a_surname_is_resolved_to_the_full_name() {
        var quotes = QuoteExtractor.extract("Ann Doe runs the pier.\n\n“It is closed,” Ms. Doe said.");
        assertEquals("Ms. Doe", speaker(quotes.get(0)).asWritten());
        assertEquals("Ann Doe", quotes.get(0).resolved());
    }

    @Test
    void a_pronoun_is_less_certain_than_a_name() {
        var named = only("Ann Doe runs the pier.\n\n“It is closed,” Doe said.");
        var pronoun = only("Ann Doe runs the pier.\n\n“It is closed,” she said.");
        assertEquals("Ann Doe", pronoun.resolved());
        assertTrue(pronoun.confidence() < named.confidence());
    }

    @Test
    void it_is_the_last_organisation() {
        assertEquals(
                "Norland Heating Co.",
                only("Norland Heating Co. recalled the heaters on Friday. “Stop using them,” it said.")
                        .resolved());
    }

    @Test
    void an_unknown_speaker_stays_unknown() {
        var quote = only("The wall was white. “Go home and stay there, all of you” had been painted on it.");
        assertNull(quote.speaker());
        assertNull(quote.resolved());
        assertTrue(quote.confidence() < 0.5);
    }

    @Test
    void a_hedge_is_kept() {
        var quote = only("The sheriff is reported to have said that it was “a circus looking for a tent.”");
        assertEquals("is reported to have", quote.hedge());
        assertEquals("said", quote.cue());
        assertEquals(Kind.PARTIAL, quote.kind());
    }

    @Test
    void the_chain_goes_from_the_speaker_to_the_outlet() {
        var quote =
                only("“The talks are dead,” the envoy told the Kestrel News Agency, according to The Harbor Times.");
        assertEquals("the envoy", quote.resolved());
        assertEquals(
                List.of("Kestrel News Agency", "The Harbor Times"),
                quote.chain().stream().map(ExtractedQuote.Speaker::asWritten).toList());
    }

    @Test
    void a_headline_is_given_to_whom_the_body_gives_it() {
        var headline = QuoteExtractor.extract("‘It was like a train’\n\n“It was like a train,” said Myrna Jukes.")
                .get(0);
        assertEquals(Kind.HEADLINE, headline.kind());
        assertEquals("Myrna Jukes", headline.resolved());
    }

    @Test
    void titles_nicknames_and_terms_are_no_speech() {
        assertEquals(
                List.of(),
                QuoteExtractor.extract(
                        "William “Buck” Tanner wrote “The Salt Road” about the so-called “gig economy.”"));
    }

    @Test
    void whatever_the_text_every_segment_is_what_stands_at_its_place() {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++) {
            var text = random.ints(random.nextInt(60), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            check(text);
        }
        GoldText.readAll("gold").forEach(gold -> check(gold.text()));
    }

    private static void check(String text) {
        var end = -1;
        for (var quote : QuoteExtractor.extract(text)) {
            assertEquals(
                    quote.text(),
                    quote.segments().stream().map(span -> at(text, span)).collect(Collectors.joining(" ")));
            for (var segment : quote.segments()) {
                assertTrue(segment.start() > end, text);
                assertTrue(segment.end() > segment.start(), text);
                end = segment.end();
            }
            if (quote.speaker() != null) {
                assertEquals(
                        quote.speaker().asWritten(), at(text, quote.speaker().span()));
            }
            assertTrue(quote.confidence() > 0 && quote.confidence() <= 1);
            assertFalse(quote.rule().isEmpty());
        }
    }

    @Test
    void a_very_long_row_of_anything_ends() {
        for (var piece : PIECES) {
            assertNotNull(QuoteExtractor.extract(piece.repeat(20_000)));
            assertNotNull(QuoteExtractor.extract((piece + " ").repeat(20_000)));
            assertNotNull(QuoteExtractor.extract(("“a b” " + piece + " ").repeat(5_000)));
        }
    }

    /** Each "they" means the one before it. */
    @Test
    void they_who_are_named_far_back_are_found_whoever_asks_how_often() {
        var names = "Ann Doe and others came.\n";
        var far = QuoteExtractor.extract(names + "They ran home.\n".repeat(20_000) + "“We are home,” they said.");
        assertEquals("others", far.get(0).resolved());
        var often = assertTimeout(
                Duration.ofSeconds(20),
                () -> QuoteExtractor.extract(names + "They said, “we go on and on now.”\n".repeat(30_000)));
        assertEquals(30_000, often.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"“", "\"a ", "“a ", " 'a", "''"})
    void marks_without_end_are_read_as_fast_as_any_text(String marks) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> QuoteExtractor.extract(marks.repeat(999_000 / marks.length())));
    }

    @Test
    void titles_far_behind_a_quote_do_not_go_on_with_it() {
        var titles = "“Big Tree” and the ".repeat(40_000);
        assertEquals(
                List.of("We are here,"),
                assertTimeout(
                        Duration.ofSeconds(20),
                        () -> QuoteExtractor.extract("“We are here,” said Ann Doe, and the " + titles).stream()
                                .map(ExtractedQuote::text)
                                .toList()));
    }

    @Test
    void a_speaker_is_a_phrase_and_not_a_page() {
        var quote = only("“We are closed,” said a spokesman for the " + "agency for the ".repeat(60) + "town.");
        assertEquals(
                "a spokesman for the agency for the agency for the agency for the agency",
                speaker(quote).asWritten());
    }

    private static ExtractedQuote only(String text) {
        var quotes = QuoteExtractor.extract(text);
        assertEquals(1, quotes.size(), quotes::toString);
        return quotes.get(0);
    }

    private static ExtractedQuote.Speaker speaker(ExtractedQuote quote) {
        return Objects.requireNonNull(quote.speaker());
    }

    private static String at(String text, Span codePoints) {
        return GoldText.wordsAt(text, codePoints);
    }
}
