package org.copydesk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copydesk.body.BodyFormat;
import org.copydesk.body.BodyRenderer;
import org.copydesk.story.Receipt.Entry;
import org.copydesk.story.Receipt.Kind;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlStoryTest {

    private static final String PROSE =
            "The council met on Monday, and the harbour master spoke for an hour about gulls.";

    @Nested
    class A_whole_page {

        private final String raw = WorkedExampleTest.resource("harbour-page.html");
        private final Story story = HtmlStory.read(raw);

        @Test
        void says_what_it_is_in_its_markup() {
            assertEquals("Gulls return to the pier 🐦", story.headline());
            assertEquals("They came back on Monday, and nobody had asked them.", story.standfirst());
            assertEquals("By Ada Thornquist", story.byline());
            assertEquals(List.of("Ada Thornquist"), story.authors());
            assertEquals("A gull on the pier", story.caption());
            assertEquals("https://polderpost.example/gull.jpg", story.image());
            assertEquals("https://polderpost.example/gulls", story.url());
            assertEquals(Instant.parse("2026-02-03T09:15:00Z"), story.publishedAt());
            assertEquals("en-GB", story.language());
            assertEquals(List.of("gulls"), story.tags());
            assertEquals(List.of("Harbour"), story.categories());
            assertEquals(new CommentSettings(false, 5), story.comments());
        }

        @Test
        void gives_its_story_as_markdown() {
            assertTrue(story.body().contains("The gulls are **back** on the [pier](https://pier.example/)"));
            assertTrue(story.body()
                    .contains(
                            "\n\n## A long winter\n\n- Eleven gulls\n- One *very old* gull\n\n> A gull is a promise."));
        }

        @Test
        void renders_to_the_words_a_reader_sees() {
            var rendered = BodyRenderer.render(story.body(), BodyFormat.MARKDOWN);
            assertTrue(
                    rendered.text().startsWith("The gulls are back on the pier, and the council & the harbour master"));
            assertTrue(rendered.text().endsWith("Year\tGulls\n2025\t0"));
            assertFalse(rendered.text().contains("Share"));
        }

        @Test
        void names_its_source_with_the_address_it_links_to() {
            assertEquals("Pellworth Lantern", story.outlets().get(0).name());
            assertEquals("https://lantern.example/gulls", story.outlets().get(0).url());
        }

        @Test
        void has_its_furniture_in_the_receipt() {
            var chrome = story.receipt().entries(Kind.CHROME).stream()
                    .map(Entry::words)
                    .toList();
            assertTrue(chrome.containsAll(
                    List.of("We use cookies to count gulls. Accept", "Share this", "© 2026 The Polder Post")));
            assertEquals(
                    List.of("Home News", "Related articles", "Gull bites mayor Mayor bites gull"),
                    story.receipt().entries(Kind.RELATED).stream()
                            .map(Entry::words)
                            .toList());
        }

        @Test
        void knows_where_in_the_page_each_part_stands() {
            var headline = story.receipt().entries(Kind.HEADLINE).get(0).place();
            var start = raw.indexOf("Gulls return to the pier&nbsp;");
            assertEquals(new Place(start, start + "Gulls return to the pier&nbsp;🐦".length() - 1), headline);
        }

        @Test
        void loses_no_word() {
            assertNoWordIsLost(raw);
        }
    }

    @Test
    void a_fragment_is_a_story_too() {
        var story = HtmlStory.read("<h1>Gulls return</h1><p>They are <i>back</i>.</p>Loose words.");
        assertEquals("Gulls return", story.headline());
        assertEquals("They are *back*.\n\nLoose words.", story.body());
    }

    @Test
    void a_page_without_a_heading_has_its_title_without_the_name_of_the_site() {
        var story = HtmlStory.read("<title>Gulls return | The Polder Post</title><p>" + PROSE + "</p>");
        assertEquals("Gulls return", story.headline());
        assertEquals(PROSE, story.text());
    }

    @Test
    void the_story_is_where_most_of_the_prose_is() {
        var story = HtmlStory.read(
                "<body><div><p>Menu of the day</p></div><div><div><p>%1$s</p><p>%1$s</p></div></div><h1>Gulls</h1></body>"
                        .formatted(PROSE));
        assertEquals("Gulls", story.headline());
        assertEquals(PROSE + "\n\n" + PROSE, story.text());
        assertEquals(
                "Menu of the day", story.receipt().entries(Kind.CHROME).get(0).words());
    }

    @Test
    void lines_of_the_first_editor_of_wordpress_are_paragraphs() {
        var story = HtmlStory.read(
                "<h1>Gulls</h1>One &amp; <b>two</b>.\n\nThree\nand four.\n\n<img src='https://a.example/g.jpg' alt='A gull'>");
        assertEquals("One \\& **two**.\n\nThree and four.\n\n![A gull](https://a.example/g.jpg)", story.body());
    }

    @Test
    void blocks_of_wordpress_leave_no_trace_but_widgets() {
        var story = HtmlStory.read("""
                <!-- wp:heading {"level":1} --><h1>Gulls</h1><!-- /wp:heading -->
                <!-- wp:paragraph --><p>They are back.</p><!-- /wp:paragraph -->
                <!-- wp:latest-posts {"postsToShow":3} /-->
                """);
        assertEquals("They are back.", story.body());
        var widget = story.receipt().entries(Kind.WIDGET).get(0);
        assertEquals(Map.of("name", "latest-posts", "attributes", "{\"postsToShow\":3}"), widget.data());
        assertEquals("<!-- wp:latest-posts {\"postsToShow\":3} /-->", widget.words());
    }

    @Test
    void struck_words_stay_struck_and_end_no_paragraph() {
        var story = HtmlStory.read(
                "<h1>Fares</h1><p>It costs <del>five</del> <ins>six</ins> crowns, not <strike>seven</strike>.</p>");
        assertEquals("It costs ~~five~~ six crowns, not ~~seven~~.", story.body());
    }

    @Test
    void code_is_no_story() {
        var story = HtmlStory.read(
                "<h1>Gulls</h1><script>alert('x')</script><p>They <a href='javascript:alert(1)'>are</a> back.</p>");
        assertEquals("They are back.", story.body());
        assertEquals("<script>", story.receipt().entries(Kind.CODE).get(0).words());
    }

    @Test
    void text_that_looks_like_markup_stays_text() {
        var story = HtmlStory.read("<h1>Gulls</h1><p># one</p><p>&lt;b&gt;two&lt;/b&gt; *three* [four](x)</p>");
        assertEquals(
                "# one\n\n<b>two</b> *three* [four](x)",
                BodyRenderer.render(story.body(), BodyFormat.MARKDOWN).text());
    }

    @Test
    void a_caption_stays_with_its_picture() {
        var story = HtmlStory.read(
                "<h1>Gulls</h1><figure><img src='https://a.example/1.jpg'><figcaption>One.</figcaption>"
                        + "</figure><p>" + PROSE
                        + "</p><figure><video></video><figcaption>A film.</figcaption></figure>"
                        + "<div class='wp-caption'><img src='https://a.example/2.jpg'><p class='wp-caption-text'>Two.</p></div>");
        assertEquals("One.", story.caption());
        assertEquals("https://a.example/1.jpg", story.image());
        var rendered = BodyRenderer.render(story.body(), BodyFormat.MARKDOWN);
        assertTrue(rendered.html().contains("<figcaption>Two.</figcaption>"), rendered.html());
        assertTrue(rendered.html().contains("2.jpg"), rendered.html());
        assertTrue(rendered.text().contains("A film."), rendered.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            <p>+ 3 points</p>;                                          + 3 points
            <p>one<br>+ 2</p>;                                          one\\n+ 2
            <p><strong>Update:</strong>The pier</p>;                    Update:The pier
            <p><b>foo</b><b>bar</b></p>;                                foobar
            <p><i>“Never,”</i>he said</p>;                              “Never,”he said
            <p>It weighs 5 × 10<sup>6</sup> kg, not CO<sub>2</sub></p>; It weighs 5 × 106 kg, not CO2
            <p>She said <q>hello there</q> to him</p>;                  She said “hello there” to him
            <p>one<br><br>two<br></p>;                                  one\\n\\ntwo
            <ul><li>+ 1 <b>a</b>b</li></ul>;                            + 1 ab
            <h2>A<br>b</h2>;                                            A\\nb
            """)
    void what_markdown_would_read_otherwise_reads_as_it_did(String html, String words) {
        var story = HtmlStory.read("<h1>Gulls</h1>" + html);
        assertEquals(
                words.replace("\\n", "\n"),
                BodyRenderer.render(story.body(), BodyFormat.MARKDOWN).text());
    }

    @Test
    void raised_words_stay_raised_and_lists_keep_their_numbers() {
        var story = HtmlStory.read("<h1>Gulls</h1><p>5 × 10<sup>6</sup> <b>a</b>b</p><ol start='5'><li>five</li></ol>");
        assertEquals("5 × 10<sup>6</sup> **a**b\n\n5. five", story.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": {\"name\": 7}, \"datePublished\": \"soon\"}</script>",
                "<script type='application/ld+json'>{{{</script>",
                "<script type='application/ld+json'>[[], null, 3, {\"@type\": null}, {\"@graph\": 1}]</script>",
                "<meta name='date' content='never'><meta property='og:title'><time datetime='x'>y</time><html lang='??'>"
            })
    void metadata_that_makes_no_sense_is_passed_over(String head) {
        var story = HtmlStory.read(head + "<h1>Gulls</h1><p>They are back.</p>");
        assertEquals("Gulls", story.headline());
        assertNull(story.publishedAt());
        assertNull(story.language());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u0000"})
    void an_empty_page_is_refused(String raw) {
        assertThrows(UnreadableStory.class, () -> HtmlStory.read(raw));
    }

    @Test
    void a_page_of_furniture_alone_has_no_story() {
        var story = HtmlStory.read("<nav>Home</nav><p>Share this</p><footer>To Top</footer>");
        assertEquals("", story.body());
        assertEquals(0, story.confidence());
        assertNoWordIsLost("<nav>Home</nav><p>Share this</p><footer>To Top</footer>");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<div>".repeat(5_000) + "x",
                "<b>".repeat(30_000) + "x",
                "<p><b><i>x".repeat(5_000),
                "<blockquote>x".repeat(10_000),
                "<ul><li>x".repeat(10_000),
                "<div class=related>x".repeat(10_000),
                "<div class=author>x".repeat(10_000),
                "<article><p>x".repeat(10_000),
                "<script></script>".repeat(10_000) + "x",
                "<nav>x</nav>".repeat(10_000),
                "<a rel=tag>x</a>".repeat(10_000),
                "<table><tr><td>".repeat(5_000) + "x",
                "<figure><figcaption>x".repeat(5_000),
                "<h1>x</h1>".repeat(5_000),
                "<p>x</p>".repeat(20_000),
                "x\n\n".repeat(20_000),
                "<a href=x>y</a> ".repeat(10_000),
                "<".repeat(100_000) + "x",
                "&".repeat(100_000) + "x",
                "<!--".repeat(30_000) + "x",
                "<!-- wp:a /-->".repeat(10_000) + "x",
                "[a b=c]".repeat(20_000) + "x",
                "[".repeat(5 << 20),
                "<script></script><i>x</i>".repeat(150_000),
                "<a rel=tag>x</a><i>x</i>".repeat(100_000),
                "<figure><img src=a>" + "<i>x</i>".repeat(300_000),
                "<p>\u0000\uD800\uFFFF</p>".repeat(10_000) + "x");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_page_is_read_or_refused_in_time(String raw) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                assertTrue(HtmlStory.read(raw).confidence() <= 1);
            } catch (UnreadableStory refused) {
                assertFalse(String.valueOf(refused.getMessage()).isBlank());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<p><b>", "<div>", "<font color=%d>", "<a><div>", "<svg><g>", "<i><b><u><div></i>"})
    void a_page_made_to_keep_a_parser_busy_is_refused_at_once(String opened) {
        var page = IntStream.range(0, 400_000).mapToObj(opened::formatted).collect(Collectors.joining());
        var refused = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(UnreadableStory.class, () -> HtmlStory.read(page)));
        assertTrue(String.valueOf(refused.getMessage()).contains("open"), refused.getMessage());
    }

    @Test
    void paragraphs_without_an_end_are_no_nesting() {
        var story = HtmlStory.read("<h1>Gulls</h1>" + "<p>They <em>fly</em>.<br>".repeat(2_000));
        assertEquals(2_000, story.paragraphs().size());
    }

    @Test
    void no_word_of_any_page_is_lost() {
        var random = new Random(5);
        var tags = List.of(
                "p",
                "div",
                "h1",
                "h2",
                "ul",
                "li",
                "blockquote",
                "figure",
                "figcaption",
                "nav",
                "article",
                "b",
                "a",
                "span",
                "table",
                "td",
                "main",
                "footer",
                "pre",
                "code",
                "section",
                "header",
                "button",
                "time",
                "cite");
        for (var i = 0; i < 2_000; i++) {
            var raw = new StringBuilder("start ");
            for (var j = 0; j < 25; j++) {
                var tag = tags.get(random.nextInt(tags.size()));
                switch (random.nextInt(4)) {
                    case 0 -> raw.append('<').append(tag).append('>');
                    case 1 -> raw.append("</").append(tag).append('>');
                    case 2 -> raw.append("<").append(tag).append(" class=\"share caption standfirst author\">");
                    default ->
                        raw.append(" word").append(i).append('x').append(j).append(random.nextBoolean() ? "\n\n" : " ");
                }
            }
            assertNoWordIsLost(raw.toString());
        }
    }

    private static void assertNoWordIsLost(String raw) {
        var story = HtmlStory.read(raw);
        var kept = Stream.of(
                        Stream.of(story.body(), story.text(), String.valueOf(story.standfirst())),
                        story.receipt().entries().stream().map(Entry::words))
                .flatMap(words -> words)
                .flatMap(words -> Stream.of(words.split("[\\s<>|]+")))
                .collect(Collectors.toSet());
        var all = String.join(" ", kept);
        for (var word : Jsoup.parse(raw).body().text().split("[\\s\u00A0]+")) {
            assertTrue(kept.contains(word) || all.contains(word), () -> "Lost " + word + " of " + raw);
        }
    }
}
