package org.copydesk.story;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.copydesk.article.Dateline;
import org.copydesk.body.BodyFormat;
import org.copydesk.body.BodyRenderer;
import org.copydesk.citation.Citation.Role;
import org.copydesk.story.Receipt.Entry;
import org.copydesk.story.Receipt.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextStoryTest {

    private static final String PROSE =
            "The council met on Monday, and the harbour master spoke for an hour about gulls.";

    @Test
    void byline_and_date_are_told_from_the_story() {
        var story = PlainTextStory.read(
                "Gulls return\nBy Ada Thornquist and Ruben Aldermoor\nPublished: 3 February 2026, 10:15 GMT\n" + PROSE);
        assertEquals("Gulls return", story.headline());
        assertEquals("By Ada Thornquist and Ruben Aldermoor", story.byline());
        assertEquals(List.of("Ada Thornquist", "Ruben Aldermoor"), story.authors());
        assertEquals(Instant.parse("2026-02-03T10:15:00Z"), story.publishedAt());
        assertEquals(PROSE, story.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-03 | 2026-02-03T00:00:00Z",
                "2026-02-03T10:15:00+01:00 | 2026-02-03T09:15:00Z",
                "Tuesday, February 3, 2026 at 4:05 pm EST | 2026-02-03T21:05:00Z",
                "Posted on 3rd Feb 2026 | 2026-02-03T00:00:00Z",
                "Updated: 3 Feb 2026, 09.30 BST | 2026-02-03T08:30:00Z"
            })
    void a_line_that_is_a_date_says_when_the_story_was_published(String line, Instant instant) {
        assertEquals(
                instant,
                PlainTextStory.read("Gulls return\n" + line + "\n" + PROSE).publishedAt());
    }

    @Test
    void a_day_that_does_not_exist_stays_in_the_story() {
        var story = PlainTextStory.read("Gulls return\n31 February 2026\n" + PROSE);
        assertNull(story.publishedAt());
        assertEquals("31 February 2026\n\n" + PROSE, story.text());
    }

    @Test
    void a_dateline_is_taken_off_the_first_paragraph_with_its_agency() {
        var story = PlainTextStory.read("Gulls return\n\nHAMBLE POINT (Tidewire) — " + PROSE);
        assertEquals(new Dateline("Hamble Point", null), story.dateline());
        assertEquals("Tidewire", story.outlets().get(0).name());
        assertEquals(Role.INTERMEDIARY, story.outlets().get(0).role());
        assertEquals(PROSE, story.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mayor and her gull on the pier (pictured)",
                "Ada Thornquist (pictured above) on the pier",
                "Pictured: the mayor on the pier",
                "Photo: the mayor on the pier",
                "The pier in 1911 (file photo)"
            })
    void a_paragraph_marked_as_of_a_picture_is_the_caption(String caption) {
        var story = PlainTextStory.read("Gulls return\n" + caption + "\n" + PROSE);
        assertEquals(caption, story.caption());
        assertEquals(PROSE, story.text());
    }

    @Test
    void who_is_pictured_in_a_sentence_with_speech_is_no_caption() {
        var said = "“I like gulls,” said Ada Thornquist (pictured), who keeps eleven of them.";
        assertEquals(said, PlainTextStory.read("Gulls return\n" + said).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source: The Pellworth Lantern",
                "Source: Pellworth Lantern.",
                "(Source: Pellworth Lantern)",
                "SOURCE – Pellworth Lantern",
                "This article was first published in the Pellworth Lantern",
                "Originally published by The Pellworth Lantern."
            })
    void a_closing_line_names_the_outlet(String line) {
        var story = PlainTextStory.read("Gulls return\n" + PROSE + "\n" + line);
        assertEquals("Pellworth Lantern", story.outlets().get(0).name());
        assertEquals(Role.REPUBLISHED_FROM, story.outlets().get(0).role());
        assertEquals(line, story.outlets().get(0).declarations().get(0).words());
        assertEquals(PROSE, story.text());
    }

    @Test
    void an_outlet_that_passed_the_story_on_is_an_intermediary() {
        var outlets = PlainTextStory.read("Gulls return\n" + PROSE
                        + "\nSource: Pellworth Lantern via Tidewire https://lantern.example/gulls")
                .outlets();
        assertEquals(
                List.of("Pellworth Lantern", "Tidewire"),
                outlets.stream().map(Outlet::name).toList());
        assertEquals(
                List.of(Role.REPUBLISHED_FROM, Role.INTERMEDIARY),
                outlets.stream().map(Outlet::role).toList());
        assertEquals("https://lantern.example/gulls", outlets.get(0).url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source: people who did not want to be named, for fear of the gulls.",
                "From the pier you can see Westmarsh:",
                "Sources said that the gulls were paid."
            })
    void a_sentence_is_no_declaration(String sentence) {
        var story = PlainTextStory.read("Gulls return\n" + PROSE + "\n" + sentence);
        assertEquals(List.of(), story.outlets());
        assertEquals(PROSE + "\n\n" + sentence, story.text());
    }

    @Test
    void two_lead_ins_share_the_story_between_two_outlets() {
        var outlets = PlainTextStory.read(
                        "Gulls return\nFrom the Pellworth Lantern:\n%1$s\n%1$s\nThe Polder Post reports:\n%1$s"
                                .formatted(PROSE))
                .outlets();
        assertEquals(1, outlets.get(0).firstParagraph());
        assertEquals(3, outlets.get(0).endParagraph());
        assertEquals("Polder Post", outlets.get(1).name());
        assertEquals(4, outlets.get(1).firstParagraph());
        assertEquals(5, outlets.get(1).endParagraph());
    }

    @Test
    void a_lead_in_may_stand_in_front_of_its_paragraph() {
        var story = PlainTextStory.read("Gulls return\nFrom the Pellworth Lantern: " + PROSE);
        assertEquals(
                "From the Pellworth Lantern:",
                story.outlets().get(0).declarations().get(0).words());
        assertEquals(0, story.outlets().get(0).firstParagraph());
        assertEquals("From the Pellworth Lantern: " + PROSE, story.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To Top",
                "Back to top ↑",
                "Share this",
                "Share on Facebook",
                "Facebook Twitter WhatsApp",
                "Read more",
                "Read More »",
                "Continue reading",
                "We use cookies to improve your experience. By continuing you accept our cookies.",
                "Accept all cookies",
                "Cookie policy",
                "Sign up for our newsletter",
                "Follow us on Mastodon",
                "Advertisement",
                "Leave a comment",
                "12 Comments",
                "Home > News > Harbour",
                "© 2026 Polder Post. All rights reserved.",
                "3 min read",
                "Skip to content",
                "* * *"
            })
    void furniture_of_the_page_goes_into_the_receipt(String line) {
        var story = PlainTextStory.read("Gulls return\n%1$s\n%2$s\n%1$s".formatted(PROSE, line));
        assertEquals(PROSE + "\n\n" + PROSE, story.text());
        assertEquals(
                List.of(line),
                story.receipt().entries(Kind.CHROME).stream().map(Entry::words).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“We use flour, and the cookies use us,” the baker said.",
                "Share prices fell on Monday. The harbour office has more.",
                "Read more slowly, the teacher told them, and they did.",
                "Cookies were served in the harbour office.",
                "Copyrighted songs were played by the brass band as the ship was named, and the composer was not asked whether he minded; the harbour office would not say who had chosen the songs, nor who would pay for them when the bill came."
            })
    void prose_about_such_things_stays_in_the_story(String sentence) {
        assertEquals(
                PROSE + "\n\n" + sentence,
                PlainTextStory.read("Gulls return\n" + PROSE + "\n" + sentence).text());
    }

    @Test
    void links_to_other_stories_go_into_the_receipt() {
        var story = PlainTextStory.read(String.join(
                "\n",
                "Gulls return",
                PROSE,
                "RELATED: The pier that moved",
                PROSE,
                "Related articles",
                "Gull bites mayor",
                "Mayor bites gull",
                "Source: Polder Post"));
        assertEquals(PROSE + "\n\n" + PROSE, story.text());
        assertEquals(4, story.receipt().entries(Kind.RELATED).size());
        assertEquals("Polder Post", story.outlets().get(0).name());
    }

    @Test
    void tags_and_categories_are_read() {
        var story = PlainTextStory.read("Gulls return\n" + PROSE + "\nTags: gulls, harbour\nPosted in: News");
        assertEquals(List.of("gulls", "harbour"), story.tags());
        assertEquals(List.of("News"), story.categories());
    }

    @Test
    void lines_broken_to_fit_a_column_are_joined() {
        var story = PlainTextStory.read("""
                Gulls return

                The council met on Monday, and the harbour master
                spoke for an hour about gulls. Nobody in the room
                Westmarsh keeps for such speeches was awake.

                The Pellworth gulls were not asked, although they
                had come in numbers and waited at the windows.
                """);
        assertEquals("Gulls return", story.headline());
        assertEquals(2, story.paragraphs().size());
        assertTrue(story.text().contains("Nobody in the room Westmarsh keeps"));
    }

    @Test
    void no_character_of_a_plain_text_turns_into_markup() {
        var odd = List.of(
                "# Not a heading",
                "1. Not a list",
                "> no *quotation* _at_ `all` [here](x) <b>&amp; ![there]",
                "    not code",
                "a | b");
        var story = PlainTextStory.read("Gulls return\n" + PROSE + "\n" + String.join("\n", odd));
        var rendered = BodyRenderer.render(story.body(), BodyFormat.MARKDOWN);
        assertEquals(PROSE + "\n\n" + odd.stream().map(String::strip).collect(joining("\n\n")), rendered.text());
        assertTrue(rendered.html().startsWith("<p>"));
    }

    @Test
    void places_are_counted_in_code_points() {
        var story = PlainTextStory.read("Gulls 🐦🐦 return\n" + PROSE);
        assertEquals(
                new Place(0, 15), story.receipt().entries(Kind.HEADLINE).get(0).place());
        assertEquals(
                new Place(16, 16 + PROSE.length()), story.paragraphs().get(0).place());
    }

    @Test
    void a_page_without_a_story_has_a_receipt_and_no_confidence() {
        var story = PlainTextStory.read("To Top\nShare this\nAccept all cookies\n");
        assertEquals("", story.body());
        assertEquals(0, story.confidence());
        assertEquals(3, story.receipt().entries(Kind.CHROME).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t\r\n", "\u0000\u0000", "\uFEFF\u00A0\u200B"})
    void a_text_without_a_word_is_refused(String raw) {
        assertThrows(UnreadableStory.class, () -> PlainTextStory.read(raw));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "[".repeat(5 << 20),
                "]".repeat(5 << 20),
                "a".repeat(5 << 20),
                " ".repeat(5 << 20) + "a",
                "[a ".repeat(500_000),
                "[a b=\"".repeat(500_000),
                "[a]".repeat(200_000),
                "[a][/a]".repeat(100_000),
                "[caption]x".repeat(100_000),
                "[caption]x[/caption]".repeat(50_000),
                "[caption]".repeat(200_000) + "x" + "[/caption]".repeat(200_000),
                "[[a]".repeat(200_000) + "x" + "[/a]]".repeat(200_000),
                "[[a]]".repeat(100_000),
                "a ".repeat(500_000),
                "A.".repeat(500_000),
                "From the " + "Ab ".repeat(500_000),
                "From the Ab:\n".repeat(50_000),
                "Source: Ab Ab Ab\n".repeat(50_000),
                "By A\n".repeat(50_000),
                "*_`<&\n".repeat(50_000),
                ("a" + " ".repeat(1000)).repeat(1_000),
                "â€œâ€".repeat(200_000),
                "\u0000a".repeat(500_000),
                "\uD800 ".repeat(500_000),
                "Line that is as long as a column of a paper is wide, or so.\n".repeat(20_000),
                "Related\n" + "short line\n".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_read_in_time_and_without_loss(String raw) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertNothingIsLost(raw));
    }

    @Test
    void no_line_of_any_text_is_lost() {
        var random = new Random(5);
        var pieces = List.of(
                "Gulls return",
                PROSE,
                "To Top",
                "[a b=c]",
                "[[x]]",
                "[caption id=1]",
                "[/caption]",
                "Related:",
                "Source: Polder Post",
                "From the Lantern:",
                "\u00A0",
                "By Ada Thornquist",
                "2026-02-03",
                "Tags: a, b",
                "(pictured)",
                "x",
                "\n\n",
                "\r\n",
                "“Yes,” she said.",
                "[fbcomments num=3]",
                "PELLWORTH (Tidewire) — Yes.",
                "\uD83D",
                "â€œ",
                "* * *",
                "Photo: Ada");
        for (var i = 0; i < 3_000; i++) {
            var raw = new StringBuilder("x");
            for (var j = random.nextInt(14); j >= 0; j--) {
                raw.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextInt(3) == 0 ? " " : "\n");
            }
            assertNothingIsLost(raw.toString());
        }
    }

    /** Every character that can be seen stands at the place of a paragraph or of an entry of the receipt. */
    private static void assertNothingIsLost(String raw) {
        var story = PlainTextStory.read(raw);
        var codePoints = raw.codePoints().toArray();
        var accounted = new int[codePoints.length + 1];
        Stream.concat(
                        story.paragraphs().stream().map(Story.Paragraph::place),
                        story.receipt().entries().stream().map(Entry::place))
                .forEach(place -> {
                    accounted[place.start()]++;
                    accounted[place.end()]--;
                });
        var open = 0;
        for (var i = 0; i < codePoints.length; i++) {
            open += accounted[i];
            if (open == 0 && !Character.isWhitespace(codePoints[i]) && !Character.isSpaceChar(codePoints[i])) {
                var from = raw.offsetByCodePoints(0, i);
                throw new AssertionError("Lost: " + raw.substring(from, Math.min(raw.length(), from + 500)));
            }
        }
    }

    @Test
    void a_sign_at_the_beginning_makes_no_list() {
        var story = PlainTextStory.read("Weather\n+ 5 degrees in the north tonight.");
        assertEquals(
                "+ 5 degrees in the north tonight.",
                BodyRenderer.render(story.body(), BodyFormat.MARKDOWN).text());
    }
}
