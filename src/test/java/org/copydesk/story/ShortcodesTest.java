package org.copydesk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.copydesk.story.Receipt.Fate;
import org.copydesk.story.Receipt.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcodesTest {

    @Test
    void attributes_are_read_in_all_their_forms() {
        var shortcode = Shortcodes.in("[map a=\"1 2\" b='it”s' c=d e=”100%” flag \"x y\" /]")
                .get(0);
        assertEquals(
                Map.of("a", "1 2", "b", "it”s", "c", "d", "e", "100%", "0", "flag", "1", "\"x", "2", "y\""),
                shortcode.attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[poll id=7]", "[poll/]", "[poll /]", "[gallery]", "[poll id=7 /]"})
    void a_marker_may_stand_alone(String marker) {
        var story = PlainTextStory.read("Gulls return\nBefore. " + marker + " After.");
        assertEquals("Before. After.", story.text());
        var entry = story.receipt().entries(Kind.SHORTCODE).get(0);
        assertEquals(marker, entry.words());
        assertEquals(Fate.DROPPED, entry.fate());
    }

    @Test
    void a_plugin_that_a_site_has_is_known_by_its_name() {
        assertEquals(
                "Before. After.",
                HtmlStory.read("<h1>Gulls</h1><p>Before. [wp_poll] After.").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See [release_notes][1].\n\n[1]: https://b.example",
                "Write `[gallery]` or ``a [box b=c] d``.",
                "```\nx[user_id] = y[a id=1]\n[gallery]\n```",
                "Like this:\n\n    [gallery]",
                "See [gallery][1].\n\n[1]: https://b.example"
            })
    void links_and_code_of_markdown_are_no_markers(String body) {
        assertEquals(body, MarkdownStory.read("# Gulls\n\n" + body).body());
    }

    @Test
    void the_words_inside_an_unknown_pair_stay_in_the_story() {
        var story = PlainTextStory.read("Gulls return\n[box colour=red]The gulls are back.[/box]");
        assertEquals("The gulls are back.", story.text());
        assertEquals(
                List.of("[box colour=red]", "[/box]"),
                story.receipt().entries(Kind.SHORTCODE).stream()
                        .map(Receipt.Entry::words)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[sic]",
                "[He]",
                "[the minister]",
                "[1]",
                "[and/or]",
                "[…]",
                "[Smith, 42]",
                "[a",
                "[a b=\"c",
                "]",
                "[on_record]"
            })
    void an_editors_brackets_stay(String brackets) {
        var words = "“They " + brackets + " are back,” she said.";
        assertEquals(words, PlainTextStory.read("Gulls return\n" + words).text());
    }

    @Test
    void an_escaped_marker_is_the_words_it_shows() {
        var story = PlainTextStory.read("Gulls return\nType [[gallery]] and [[box]x[/box]] here.");
        assertEquals("Type [gallery] and [box]x[/box] here.", story.text());
    }

    @Test
    void a_caption_is_the_caption_without_the_markup_of_its_picture() {
        var story = PlainTextStory.read(
                "Gulls return\n[caption id=\"a\" width=\"300\"]<img src=\"g.jpg\" /> A gull on\nthe pier[/caption]\nThe gulls are back.");
        assertEquals("A gull on the pier", story.caption());
        assertEquals("The gulls are back.", story.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fbcomments count=\"off\" num=\"3\"]",
                "[fbcomments count=off num=3 /]",
                "[fbcomments count=”off” num=”3″]",
                "[wpdiscuz_comments show_count='no' per_page='3']",
                "[fbcomments count=off]x[/fbcomments][comments num=3]"
            })
    void a_comment_marker_says_how_readers_comment(String marker) {
        var comments = PlainTextStory.read("Gulls return\nThe gulls are back.\n" + marker)
                .comments();
        assertEquals(new CommentSettings(false, 3), comments);
    }

    @Test
    void what_a_comment_marker_does_not_say_is_left_to_the_newsroom() {
        var comments = PlainTextStory.read("Gulls return\nThe gulls are back.\n[fbcomments num=500]")
                .comments();
        assertNull(comments.showCount());
        assertNull(comments.pageSize());
    }

    @Test
    void what_stands_alone_is_never_paired() {
        var found = Shortcodes.in("[a /] x [a y=1] z [/a]");
        assertFalse(found.get(0).paired());
        assertTrue(found.get(1).paired());
    }
}
