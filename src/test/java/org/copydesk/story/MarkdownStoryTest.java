package org.copydesk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.copydesk.story.Receipt.Entry;
import org.copydesk.story.Receipt.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownStoryTest {

    @Test
    void the_first_heading_of_the_first_level_is_the_headline() {
        var story = MarkdownStory.read("# Gulls *return*\n\nThey are **back**.\n\n# Another part\n\n- one\n- two\n");
        assertEquals("Gulls return", story.headline());
        assertEquals("They are **back**.\n\n# Another part\n\n- one\n- two", story.body());
    }

    @Test
    void front_matter_says_what_the_story_is() {
        var story = MarkdownStory.read("""
                ---
                title: "Gulls return"
                author: Ada Thornquist
                date: 2026-02-03T10:15:00Z
                description: They came back on Monday.
                lang: en-GB
                tags: [gulls, 'the harbour']
                categories:
                  - Harbour
                ---
                They are back.
                """);
        assertEquals("Gulls return", story.headline());
        assertEquals("They came back on Monday.", story.standfirst());
        assertEquals(List.of("Ada Thornquist"), story.authors());
        assertEquals(Instant.parse("2026-02-03T10:15:00Z"), story.publishedAt());
        assertEquals("en-GB", story.language());
        assertEquals(List.of("gulls", "the harbour"), story.tags());
        assertEquals(List.of("Harbour"), story.categories());
        assertEquals("They are back.", story.body());
        assertEquals(1, story.receipt().entries(Kind.METADATA).size());
    }

    @Test
    void a_language_may_be_written_as_a_locale_and_is_left_out_where_it_is_no_tag() {
        var story = MarkdownStory.read("---\nlang: en_US\n---\n# Gulls\n\nOne.");
        assertEquals("en-US", story.language());
        assertEquals(List.of(), story.warnings());
        for (var language : List.of("English (US)", "en" + "-variants".repeat(4))) {
            story = MarkdownStory.read("---\nlanguage: %s\n---\n# Gulls\n\nOne.".formatted(language));
            assertNull(story.language());
            assertEquals(List.of("“%s” is no tag of a language, such as en-GB.".formatted(language)), story.warnings());
        }
    }

    @Test
    void a_line_between_paragraphs_is_no_front_matter() {
        var story = MarkdownStory.read("# Gulls\n\nOne.\n\n---\n\nTwo.\n\n---\n\nThree.");
        assertEquals("One.\n\n---\n\nTwo.\n\n---\n\nThree.", story.body());
    }

    @Test
    void what_scraped_pages_have_is_told_apart_here_too() {
        var story = MarkdownStory.read("""
                # Gulls return

                A gull on the pier (pictured)

                From the Pellworth Lantern:

                The gulls are **back**.

                Source: [The Pellworth Lantern](https://lantern.example/gulls)

                [fbcomments count="off" num="3"]

                - [Gull bites mayor](https://a.example)
                - [Mayor bites gull](https://b.example)

                To Top
                """);
        assertEquals("A gull on the pier (pictured)", story.caption());
        assertEquals("From the Pellworth Lantern:\n\nThe gulls are **back**.", story.body());
        assertEquals(1, story.outlets().size());
        assertEquals(2, story.outlets().get(0).declarations().size());
        assertEquals("https://lantern.example/gulls", story.outlets().get(0).url());
        assertEquals(new CommentSettings(false, 3), story.comments());
        assertEquals(
                List.of("To Top"),
                story.receipt().entries(Kind.CHROME).stream().map(Entry::words).toList());
        assertEquals(1, story.receipt().entries(Kind.RELATED).size());
    }

    @Test
    void links_and_references_are_no_shortcodes() {
        var body = "See [video](https://a.example), [the gulls][1] and [sic].\n\n[1]: https://b.example";
        assertEquals(body, MarkdownStory.read("# Gulls\n\n" + body).body());
    }

    @Test
    void an_empty_text_is_refused() {
        assertThrows(UnreadableStory.class, () -> MarkdownStory.read("\n \n"));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "[".repeat(1 << 20),
                "> ".repeat(20_000) + "x",
                "- ".repeat(20_000) + "x",
                "*a ".repeat(20_000),
                "![".repeat(20_000),
                "[a](".repeat(10_000),
                "---\n".repeat(20_000),
                "---\na: b\n" + "- c\n".repeat(20_000) + "---\nx",
                "`".repeat(20_000) + "a",
                "<a ".repeat(10_000),
                "# x\n".repeat(10_000),
                "\u0000\uD800\n\n".repeat(10_000) + "x");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_markdown_is_read_in_time(String raw) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> MarkdownStory.read(raw));
    }
}
