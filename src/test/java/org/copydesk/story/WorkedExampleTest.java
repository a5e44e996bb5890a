package org.copydesk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.copydesk.body.BodyFormat;
import org.copydesk.body.BodyRenderer;
import org.copydesk.citation.Citation.Role;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.story.Outlet.Declaration;
import org.copydesk.story.Outlet.Form;
import org.copydesk.story.Receipt.Entry;
import org.copydesk.story.Receipt.Kind;
import org.junit.jupiter.api.Test;

/** A scraped, partisan story with all the traits that scraped stories have. */
class WorkedExampleTest {

    private final String raw = resource("harbour-story.txt");
    private final List<String> lines = raw.lines().toList();
    private final Story story = PlainTextStory.read(raw);

    @Test
    void the_first_line_is_the_headline() {
        assertEquals(lines.get(0), story.headline());
    }

    @Test
    void the_paragraph_marked_as_pictured_is_the_caption() {
        assertEquals(lines.get(1), story.caption());
    }

    @Test
    void the_body_is_the_story_and_nothing_else() {
        assertEquals(String.join("\n\n", lines.subList(2, 11)), story.text());
    }

    @Test
    void the_body_renders_to_the_words_it_was_read_from() {
        assertEquals(
                story.text(),
                BodyRenderer.render(story.body(), BodyFormat.MARKDOWN).text());
    }

    @Test
    void lead_in_and_source_line_are_one_citation_with_two_declarations() {
        var outlet = story.outlets().get(0);
        assertEquals(1, story.outlets().size());
        assertEquals("Pellworth Lantern", outlet.name());
        assertEquals(Role.REPUBLISHED_FROM, outlet.role());
        assertEquals(
                List.of(
                        new Declaration(Form.LEAD_IN, lines.get(4), placeOf(lines.get(4))),
                        new Declaration(Form.SOURCE_LINE, lines.get(11), placeOf(lines.get(11)))),
                outlet.declarations());
    }

    @Test
    void the_paragraphs_after_the_lead_in_are_in_the_outlets_words() {
        var outlet = story.outlets().get(0);
        assertEquals(
                lines.get(5), story.paragraphs().get(outlet.firstParagraph()).text());
        assertEquals(story.paragraphs().size(), outlet.endParagraph());
    }

    @Test
    void the_comment_shortcode_becomes_the_comment_policy() {
        var policy = story.comments().applyTo(CommentPolicy.DEFAULT);
        assertFalse(policy.showCount());
        assertEquals(3, policy.pageSize());
    }

    @Test
    void the_shortcode_is_kept_as_data_in_the_receipt() {
        var shortcode = story.receipt().entries(Kind.SHORTCODE).get(0);
        assertEquals(lines.get(12), shortcode.words());
        assertEquals("100%", shortcode.data().get("width"));
        assertEquals("https://polderpost.example/ferry-bill", shortcode.data().get("url"));
    }

    @Test
    void furniture_of_the_page_is_in_the_receipt() {
        assertEquals(
                List.of("Share this", "To Top"),
                story.receipt().entries(Kind.CHROME).stream().map(Entry::words).toList());
    }

    @Test
    void every_entry_of_the_receipt_stands_at_its_place() {
        story.receipt().entries().forEach(entry -> assertEquals(placeOf(entry.words()), entry.place()));
    }

    @Test
    void nothing_needs_a_warning() {
        assertEquals(List.of(), story.warnings());
        assertTrue(story.confidence() >= 0.9);
    }

    private Place placeOf(String words) {
        var start = raw.codePointCount(0, raw.indexOf(words));
        return new Place(start, start + words.codePointCount(0, words.length()));
    }

    static String resource(String name) {
        try (var resource = WorkedExampleTest.class.getResourceAsStream("/story/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
