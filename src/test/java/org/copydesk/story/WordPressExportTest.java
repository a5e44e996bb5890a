package org.copydesk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.copydesk.body.BodyFormat;
import org.copydesk.body.BodyRenderer;
import org.copydesk.citation.Citation.Role;
import org.copydesk.story.Post.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordPressExportTest {

    private static final long ENOUGH_BYTES = 200L << 20;

    private static final String RSS = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>";

    @Nested
    class An_export {

        private final List<Post> posts = new ArrayList<>();

        An_export() {
            WordPressExport.open(stream(WorkedExampleTest.resource("export.xml")), ENOUGH_BYTES)
                    .forEach(posts::add);
        }

        @Test
        void gives_posts_with_their_author_terms_and_times() {
            var post = posts.get(0);
            assertEquals(7, post.id());
            assertEquals("https://polderpost.example/gulls", post.link());
            assertEquals("Ada Thornquist", post.author());
            assertEquals(Instant.parse("2026-02-03T10:15:00Z"), post.publishedAt());
            assertEquals(List.of("The pier"), post.categories());
            assertEquals(List.of("Gulls"), post.tags());
            assertEquals(Map.of("The pier", "pier", "Gulls", "gulls"), post.nicenames());
            assertEquals(9, post.thumbnail());
            assertTrue(post.commentsOpen());
        }

        @Test
        void gives_comments_with_their_thread_and_state() {
            var comments = posts.get(0).comments();
            assertEquals(
                    List.of(PostComment.State.APPROVED, PostComment.State.SPAM, PostComment.State.PENDING),
                    comments.stream().map(PostComment::state).toList());
            assertNull(comments.get(0).parent());
            assertEquals(21, comments.get(1).parent());
            assertEquals(Instant.parse("2026-02-03T12:00:00Z"), comments.get(0).at());
            assertEquals("pingback", comments.get(2).type());
        }

        @Test
        void tells_the_states_of_posts() {
            assertEquals(
                    List.of(State.PUBLISHED, State.DRAFT, State.INHERITED, State.SCHEDULED, State.PRIVATE),
                    posts.stream().map(Post::state).toList());
            assertNull(posts.get(1).publishedAt());
            assertTrue(posts.get(3).passwordProtected());
            assertFalse(posts.get(0).passwordProtected());
        }

        @Test
        void gives_attachments_with_their_address() {
            assertEquals("attachment", posts.get(2).type());
            assertEquals("https://polderpost.example/gull.jpg", posts.get(2).attachmentUrl());
        }

        @Test
        void holds_stories() {
            var story = posts.get(0).story();
            assertEquals("Gulls & others return", story.headline());
            assertEquals("They came back.", story.standfirst());
            assertEquals("The gulls are **back**.", story.body());
            assertEquals("A gull", story.caption());
            assertEquals(List.of("Ada Thornquist"), story.authors());
            assertEquals(Role.REPUBLISHED_FROM, story.outlets().get(0).role());
            assertEquals(new CommentSettings(false, 3), story.comments());
            assertEquals(List.of("Gulls"), story.tags());
        }

        @Test
        void has_posts_without_a_story() {
            assertThrows(UnreadableStory.class, () -> posts.get(1).story());
        }
    }

    @Test
    void names_are_read_as_readers_see_them() {
        var xml = RSS + """
                <wp:author><wp:author_login>a&amp;b</wp:author_login>
                  <wp:author_display_name><![CDATA[Anna &amp; Bo &#8217;Neal]]></wp:author_display_name></wp:author>
                <item xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>a&amp;b</dc:creator>
                  <category domain="category" nicename="harbour"><![CDATA[Hafen &amp; Meer]]></category>
                  <category domain="post_tag" nicename="sea"><![CDATA[R&amp;D &lt;3]]></category>
                  <wp:comment><wp:comment_author><![CDATA[Ann &quot;Gull&quot; Doe]]></wp:comment_author></wp:comment>
                </item></channel></rss>""";
        try (var export = WordPressExport.open(stream(xml), ENOUGH_BYTES)) {
            var post = export.iterator().next();
            assertEquals("Anna & Bo ’Neal", post.author());
            assertEquals(List.of("Hafen & Meer"), post.categories());
            assertEquals(List.of("R&D <3"), post.tags());
            assertEquals("Ann \"Gull\" Doe", post.comments().get(0).author());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Adresse:\\nHafenstraße 5\\n20457 Hamburg;                 Adresse:\\nHafenstraße 5\\n20457 Hamburg
            One\\n<b>two</b>\\n<i>three</i>\\n\\nfour;                   One\\ntwo\\nthree\\n\\nfour
            One<br />\\ntwo\\n<!--more-->three;                        One\\ntwo\\nthree
            <blockquote>One\\ntwo</blockquote>\\nthree;               One two\\n\\nthree
            <ul>\\n<li>one</li>\\n<li>two\\n</li>\\n</ul>\\nthree;      one two\\n\\nthree
            <p>One\\ntwo</p>\\n\\n<p>three</p>;                        One\\ntwo\\n\\nthree
            <pre>a\\nb</pre>;                                        a b
            <!-- wp:paragraph -->\\n<p>One\\ntwo</p>;                One two
            """)
    void a_line_feed_ends_a_line_where_wordpress_says_so(String content, String text) {
        assertEquals(
                text.replace("\\n", "\n"),
                story("<content:encoded><![CDATA[" + content.replace("\\n", "\n") + "]]></content:encoded>")
                        .text());
    }

    @Test
    void pictures_with_captions_stay_in_the_body_but_for_the_lead() {
        var story = story("""
                <content:encoded><![CDATA[[caption id="attachment_5" width="300"]<img src="https://a.example/5.jpg" /> Five.[/caption]

                The gulls are back.

                [caption width="300" caption="Six."]<a href="https://a.example/"><img src="https://a.example/6.jpg"></a>[/caption]]]>
                </content:encoded>""");
        assertEquals("https://a.example/5.jpg", story.image());
        assertEquals("Five.", story.caption());
        var html = BodyRenderer.render(story.body(), BodyFormat.MARKDOWN).html();
        assertTrue(html.contains("6.jpg") && html.contains("<figcaption>Six.</figcaption>"), html);
        assertFalse(html.contains("5.jpg"), html);
    }

    @Test
    void a_story_is_in_the_language_of_the_site() {
        var item = "<item><title>Die Möwen sind zurück</title></item></channel></rss>";
        try (var export = WordPressExport.open(stream(RSS + "<language>de-DE</language>" + item), ENOUGH_BYTES)) {
            assertEquals("de-DE", export.iterator().next().language());
        }
        try (var export = WordPressExport.open(stream(RSS + "<language>a tongue</language>" + item), ENOUGH_BYTES)) {
            assertNull(export.iterator().next().language());
        }
    }

    @Test
    void posts_are_read_one_by_one() {
        var count = 0;
        try (var export =
                WordPressExport.open(GeneratedExport.of(2_000, "The gulls are back. ".repeat(100)), ENOUGH_BYTES)) {
            for (var post : export) {
                assertEquals(++count, post.id());
            }
        }
        assertEquals(2_000, count);
    }

    @Test
    void malformed_xml_is_refused_with_its_place() {
        var refused = assertThrows(
                UnreadableStory.class, () -> readAll(RSS + "\n<item><title>x</titel></item></channel></rss>"));
        assertEquals("The export is not well-formed XML (line 2, column 17).", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no xml",
                "<html><body>x</body></html>",
                "<rss></rss>",
                RSS,
                RSS + "<item>",
                RSS + "<item><title>x &eacute;</title></item></channel></rss>",
                RSS + "<item><title>x\uFFFF</title></item></channel></rss>",
                RSS + "<item></item></channel></rss><rss/>"
            })
    void what_is_no_export_is_refused(String xml) {
        assertThrows(UnreadableStory.class, () -> readAll(xml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            })
    void a_document_type_is_refused_before_it_can_do_harm(String documentType) {
        var refused = assertThrows(
                UnreadableStory.class,
                () -> readAll(documentType + RSS + "<item><title>&b;&a;</title></item></channel></rss>"));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("An export of WordPress declares no document type"),
                refused.getMessage());
    }

    @Test
    void an_export_larger_than_allowed_is_refused() {
        var refused = assertThrows(UnreadableStory.class, () -> {
            try (var export = WordPressExport.open(GeneratedExport.of(1_000, "x"), 100_000)) {
                export.forEach(post -> {});
            }
        });
        assertTrue(String.valueOf(refused.getMessage()).contains("100,000 bytes"));
    }

    @Test
    void a_post_that_would_fill_the_memory_is_refused() {
        var start = stream(RSS + "<item><title><![CDATA[");
        var endless = new SequenceInputStream(start, new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        assertThrows(UnreadableStory.class, () -> WordPressExport.open(endless, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<item><title>", "<item>", "", "<wp:author>", "<x>"})
    void deep_nesting_is_refused(String inside) {
        assertThrows(UnreadableStory.class, () -> readAll(RSS + inside + "<a>".repeat(1_000_000)));
    }

    @Test
    void control_characters_that_xml_forbids_end_up_in_the_receipt() {
        var xml = RSS
                + "<item xmlns:content='http://purl.org/rss/1.0/modules/content/'><title>Gulls</title><content:encoded><![CDATA[The\u0008 gulls\u0001\u0001 fly.]]></content:encoded>"
                + "</item></channel></rss>";
        try (var export = WordPressExport.open(stream(xml), ENOUGH_BYTES)) {
            var story = export.iterator().next().story();
            assertEquals("The gulls fly.", story.text());
            assertEquals(
                    "3",
                    story.receipt().entries(Receipt.Kind.REPAIR).get(0).data().get("times"));
        }
    }

    @Test
    void an_export_in_utf_16_is_read() {
        var xml = RSS + "<item><title>Möwen Ċ</title></item></channel></rss>";
        try (var export =
                WordPressExport.open(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_16)), ENOUGH_BYTES)) {
            assertEquals("Möwen Ċ", export.iterator().next().title());
        }
    }

    @Test
    void a_damaged_export_is_refused_or_read_and_never_fails_otherwise() {
        var bytes = WorkedExampleTest.resource("export.xml").getBytes(StandardCharsets.UTF_8);
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++) {
            var damaged = bytes.clone();
            for (var j = random.nextInt(4); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
            }
            try (var export = WordPressExport.open(new ByteArrayInputStream(damaged), ENOUGH_BYTES)) {
                export.forEach(post -> assertTrue(post.id() >= 0));
            } catch (UnreadableStory refused) {
                assertFalse(String.valueOf(refused.getMessage()).isBlank());
            }
        }
    }

    private static void readAll(String xml) {
        try (var export = WordPressExport.open(stream(xml), ENOUGH_BYTES)) {
            export.forEach(post -> {});
        }
    }

    private static Story story(String inItem) {
        var xml = RSS + "<item xmlns:content='http://purl.org/rss/1.0/modules/content/'><title>Gulls</title>" + inItem
                + "</item></channel></rss>";
        try (var export = WordPressExport.open(stream(xml), ENOUGH_BYTES)) {
            return export.iterator().next().story();
        }
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
