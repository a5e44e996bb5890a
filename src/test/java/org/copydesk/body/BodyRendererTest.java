package org.copydesk.body;

import static org.copydesk.body.BodyFormat.HTML;
import static org.copydesk.body.BodyFormat.MARKDOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.copydesk.http.Refusal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyRendererTest {

    private static final Pattern DANGER = Pattern.compile(
            "<script|<svg|<math|<iframe|<object|<style|<form|\\son\\w+\\s*=|javascript:|vbscript:|data:|srcdoc");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://a.example/x.png\" onload='alert(1)'>",
                "<p onclick=\"alert(1)\">x</p>",
                "<p/onmouseover=alert(1)>x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java&#9;script:alert(1)\">x</a>",
                "<a href=\"&#1;javascript:alert(1)\">x</a>",
                "<a href=\"&#106;&#97;&#118;&#97;script:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<svg><script>alert(1)</script></svg>",
                "<svg onload=alert(1)>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<form action=\"javascript:alert(1)\"><button>x</button></form>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<table background=\"javascript:alert(1)\"><tr><td>x</td></tr></table>",
                "<!--><script>alert(1)</script-->",
                "<template><script>alert(1)</script></template>",
                "<base href=\"javascript:/a/\"><a href=\"b\">x</a>"
            })
    void nothing_that_runs_gets_through(String attack) {
        for (var format : BodyFormat.values()) {
            var html = BodyRenderer.render("Before.\n\n" + attack + "\n\nAfter.", format)
                    .html()
                    .toLowerCase(Locale.ROOT);
            // What is left as words is escaped and harms nobody.
            var tags = Jsoup.parseBodyFragment(html).body().getAllElements().stream()
                    .map(element -> "<" + element.tagName() + element.attributes())
                    .collect(Collectors.joining());
            assertFalse(DANGER.matcher(tags).find(), format + ": " + html);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](data:text/html,hello)",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "[x](//evil.example/)",
                "[x](/\\\\evil.example/)"
            })
    void a_link_of_markdown_leads_nowhere_dangerous(String attack) {
        var links =
                Jsoup.parseBodyFragment(BodyRenderer.render(attack, MARKDOWN).html());
        assertEquals(List.of(), links.select("[href]").eachAttr("href"));
        assertEquals(List.of(), links.select("[src]").eachAttr("src"));
    }

    @Test
    void honest_links_and_pictures_stay() {
        var body = BodyRenderer.render(
                "[one](https://a.example/?q=1&r=2) [two](mailto:desk@a.example) [three](/about) "
                        + "![pier](https://a.example/pier.jpg \"At low tide\")",
                MARKDOWN);
        var links = Jsoup.parseBodyFragment(body.html());
        assertEquals(
                List.of("https://a.example/?q=1&r=2", "mailto:desk@a.example", "/about"),
                links.select("a").eachAttr("href"));
        assertEquals(List.of("pier"), links.select("img").eachAttr("alt"));
    }

    @Test
    void what_was_struck_out_does_not_read_as_if_it_stood() {
        var struck = "<p>It costs <s>five</s> <u>six</u> crowns, not <s>seven</s>.</p>";
        assertEquals(
                struck,
                BodyRenderer.render(
                                "<p>It costs <del>five</del> <ins>six</ins> crowns, not <strike>seven</strike>.</p>",
                                HTML)
                        .html());
        assertEquals(
                struck,
                BodyRenderer.render("It costs ~~five~~ <ins>six</ins> crowns, not <del>seven</del>.", MARKDOWN)
                        .html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>one<p>two",
                "<p>..<p></p></p>",
                "<b><i>crossed</b></i>",
                "<ul><li>a<ul><li>b</ul></ul>",
                "<table><tr><td>a<td>b</table>",
                "<pre>\n\n  code\n</pre>",
                "words <div>in <p>containers</p></div> and out",
                "&lt;script&gt; &amp;amp; “curly” &nbsp; &#128512;"
            })
    void rendering_what_was_rendered_changes_nothing(String source) {
        var once = BodyRenderer.render(source, HTML);
        var twice = BodyRenderer.render(once.html(), HTML);
        assertEquals(once, twice);
    }

    @Test
    void the_text_is_the_texts_of_the_blocks_one_blank_line_apart() {
        var body = BodyRenderer.render("""
                ## Heading

                A *first* paragraph
                on two lines.

                - one
                - two

                > said

                | a | b |
                |---|---|
                | 1 | 2 |

                ```java
                x  =  1;
                ```

                ***
                """, MARKDOWN);
        assertEquals(
                List.of("heading", "paragraph", "list", "quote", "table", "code", "rule"),
                body.blocks().stream().map(Block::type).toList());
        assertEquals(
                "Heading\n\nA first paragraph on two lines.\n\none\n\ntwo\n\nsaid\n\na\tb\n1\t2\n\nx  =  1;",
                body.text());
    }

    @Test
    void the_text_is_in_nfc_and_the_html_keeps_what_was_written() {
        var decomposed = Normalizer.normalize("Ọ̀ṣun café", Normalizer.Form.NFD);
        var body = BodyRenderer.render(decomposed, MARKDOWN);
        assertEquals(Normalizer.normalize(decomposed, Normalizer.Form.NFC), body.text());
        assertEquals("<p>" + decomposed + "</p>", body.html());
    }

    @Test
    void marks_joiners_and_directions_come_through_as_they_are() {
        var words = "“Ẹ kú àárọ̀,” said Adé 👩‍👧‍👦 — שלום — مرحبا — ‘it’s 5\u00a0°C’";
        assertEquals(words, BodyRenderer.render(words, MARKDOWN).text());
        assertEquals(
                "<p dir=\"rtl\" lang=\"he\">שלום</p>",
                BodyRenderer.render("<p dir=rtl lang=he>שלום</p>", HTML).html());
    }

    /** Jsoup takes this character for the end of what it reads. */
    @Test
    void no_character_ends_a_body() {
        assertEquals(
                "one\n\n\uFFFDtwo\n\nthree",
                BodyRenderer.render("one\n\n\uFFFFtwo\n\nthree", MARKDOWN).text());
        var page = BodyRenderer.render("<p>one</p><p>\uFFFFtwo</p><p>three</p>", HTML);
        assertEquals("<p>one</p><p>\uFFFDtwo</p><p>three</p>", page.html());
        var referred = BodyRenderer.render("<p>one</p><p>&#xFFFF;two</p><p>three</p>", HTML);
        assertEquals("<p>one</p><p>two</p><p>three</p>", referred.html());
    }

    @Test
    void words_are_counted_in_any_script_and_minutes_rounded_up() {
        assertEquals(
                5,
                BodyRenderer.render("It’s a well-known 1,000 words", MARKDOWN).wordCount());
        assertEquals(4, BodyRenderer.render("港口重開", MARKDOWN).wordCount());
        assertEquals(0, BodyRenderer.render("", MARKDOWN).readingMinutes());
        assertEquals(1, BodyRenderer.render("word", MARKDOWN).readingMinutes());
        assertEquals(2, BodyRenderer.render("word ".repeat(231), MARKDOWN).readingMinutes());
    }

    @Test
    void a_body_nested_beyond_reason_is_refused_not_garbled() {
        for (var format : BodyFormat.values()) {
            var nested = format == HTML ? "<blockquote>".repeat(5_000) + "x" : ">".repeat(5_000) + "x";
            var refusal = assertThrows(Refusal.class, () -> BodyRenderer.render(nested, format));
            assertEquals(422, refusal.status());
            assertEquals("/body", refusal.errors().get(0).pointer());
        }
    }

    /** The parser looks for a beginning of each such run in all that comes before it: half a megabyte took minutes. */
    @Test
    void tildes_that_would_keep_the_parser_busy_are_refused() {
        var refusal = assertThrows(Refusal.class, () -> BodyRenderer.render("a~~b ~~~c~~~ ".repeat(30_000), MARKDOWN));
        assertTrue(refusal.errors().get(0).detail().contains("tildes"), refusal.getMessage());
        var odd = BodyRenderer.render("a~~b ".repeat(90_000) + "~~~c ".repeat(200), MARKDOWN);
        assertTrue(odd.text().endsWith("~~~c"));
    }

    @Test
    void a_table_that_would_ask_for_billions_of_cells_is_refused() {
        var wide = "|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n" + "|x|\n".repeat(2_000);
        assertThrows(Refusal.class, () -> BodyRenderer.render(wide, MARKDOWN));
    }

    @ParameterizedTest
    @EnumSource(BodyFormat.class)
    void a_small_body_does_not_become_gigabytes_of_html(BodyFormat format) {
        var address = "http://a.example/" + "y".repeat(20_000);
        var references = "[a]: " + address + "\n\n" + "[a] ".repeat(100_000);
        var unclosed = "<p><a href='" + address + "'>x" + "<p>x".repeat(100_000);
        var refusal = assertThrows(
                Refusal.class, () -> BodyRenderer.render(format == MARKDOWN ? references : unclosed, format));
        assertEquals("/body", refusal.errors().get(0).pointer());
        assertThrows(Refusal.class, () -> BodyRenderer.render(unclosed, format));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "*a* ", "a\n\n", "[the ferry][a] ", "`{\"a\": \"b < c\"}` "})
    void the_longest_body_may_be_all_markup(String markup) {
        var body = "[a]: http://a.example\n\n" + markup.repeat(999_000 / markup.length());
        assertTrue(Markdown.toHtml(body).length() > body.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "www.a.example",
                "see a.example/x",
                "HTTP://A.EXAMPLE",
                "ftp://a",
                "Buy at a.example.",
                "Visit a.example. Now!",
                "a.example..",
                "at a.example.Now",
                "x.a.example.",
                "a.中国",
                "a。example",
                "ａ．ｅｘａｍｐｌｅ"
            })
    void an_address_in_a_comment_counts_as_a_link(String text) {
        assertEquals(1, Links.count(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "No links.Really none.",
                "ann@reader.example",
                "ann.lee@reader.example.",
                "3.14 and 1.2.3",
                "e.g. this",
                "你好。世界。",
                "Well…no"
            })
    void what_only_looks_like_an_address_does_not(String text) {
        assertEquals(0, Links.count(text));
        assertTrue(Links.count(text + " https://a.example") == 1);
    }

    @Test
    void many_dots_are_counted_as_fast_as_few() {
        assertTimeout(Duration.ofSeconds(10), () -> Links.count("a.".repeat(500_000) + " a" + ".a".repeat(500_000)));
    }
}
