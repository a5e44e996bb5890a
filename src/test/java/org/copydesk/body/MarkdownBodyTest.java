package org.copydesk.body;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copydesk.http.Refusal;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBodyTest {

    private static final int RANDOM_PAGES = 600;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>*a* _b_ `c` [d](e) ![f](g) ~~h~~ a|b \\* &amp;amp; &amp;copy; &lt;b&gt; a_b_c 2*3*4 # ! $</p>",
                "<p>1. one</p><p>1) one</p><p>- one</p><p>+ one</p><p>* one</p><p># one</p><p>&gt; one</p><p>= one</p>",
                "<p>---</p><p>***</p><p>___</p><p>===</p><p>~~~</p><p>```</p><p>+</p><p>-</p><p>1.</p><p>#</p>",
                "<p>one<br>1. two<br>+ three<br># four<br>- five<br>=== <br>---<br>~~~<br>| a |<br>|---|<br>:---</p>",
                "<p>| a | b |<br>|---|---|<br>| c | d |</p>",
                "<p>[a]: https://a.example/</p><p>[a]</p><p>&lt;https://a.example&gt; https://a.example</p>",
                "<p>&nbsp;one&nbsp; </p><p>one \n two</p><p>one\u3000two\u2028three</p>",
                "<h2>1. One #</h2><h3># One ##</h3><h4>a<br>b</h4><h2>a<br>b</h2><h6>+ one</h6><h5><img src='/a' alt=''></h5>",
                "<p><em>a</em><em>b</em><strong>c</strong><strong>d</strong><em>e</em></p>",
                "<p>un<em>believ</em>able, <em>“said”</em>the <strong>(so)</strong>5 x<em>.</em>y</p>",
                "<p>a<em> b </em>c <strong> d</strong>e<em>f </em></p>",
                "<p><strong><em>a</em></strong> <em><strong>b</strong></em> <em><em>c</em></em> <strong>d<em>e</em></strong>f</p>",
                "<p><strong>a <em>b</em></strong> <em>a <strong>b</strong></em> <em>a<strong>b</strong>c</em> <em>a <em>b</em> c</em></p>",
                "<p><em>a <em>b <em>c</em></em></em> *<em>a</em>b \\<em>a</em> <em>*</em> <em>_a_</em> <em>a*</em>b</p>",
                "<p>a<em></em>b <strong> </strong> c<u></u><em><br></em>d<code></code><code> </code>e<a href='/x'></a></p>",
                "<p><em>a<br>b</em> <em><br>a</em> <em>b<br></em></p>",
                "<p>*</p><p><em>a</em>b</p><p><s>a</s><s>b</s> <s>a <s>b</s> c</s> ~<s>~a~</s>~ un<s>believ</s>able</p>",
                "<p><em><a href='/a'>a</a></em><a href='/b'><em>b</em></a> <a href='/c'>a<em>b</em></a>!</p>",
                "<p><code>a`b</code> <code>`</code> <code>``a</code> <code> a  b </code>x<code>\\</code><code>c</code>`<code>d</code></p>",
                "<p><code>&lt;b&gt; *a* &amp;amp;</code> <code lang=en>a</code> <code><em>a</em>*b*</code> <code>&nbsp;a</code></p>",
                "<p><a href='https://a.example/a_(b)?c=1&amp;copy=2&amp;amp;' title='say &quot;hi&quot; \\ &amp;amp; *a*'>[a] (b)</a></p>",
                "<p><a href='/a b'>a</a> <a href='/a\\b'>a</a> <a href='/(('>a</a> <a href='/%20*_'>a</a> <a href=''>a</a> <a href='' title=b>c</a></p>",
                "<p><a title='a\n\n\"b\"\\' href='/a'>a</a> <a title='b'>c</a> <a href=#>d</a> !<a href='/b'>e</a> !!<img src=/c alt=d></p>",
                "<p><img src='https://a.example/a_(b).jpg' alt='[a] *b* ! \" &amp;amp;' title='\"'> <img src=/a> <img src=/a alt=''></p>",
                "<p><img src=/a alt=a width=5 height=7></p><p><img src=/a width=5><br>*b*</p><p><br>a<br><br>b<br></p>",
                "<p><a href=/a><img src=/b alt=c></a> <img src=/b alt=' a\n\nb '></p>",
                "<p>H<sub>2</sub>O <u>a *b*</u> <abbr title='a\n\n|b'>c</abbr> <time datetime=2020>*d*</time> <q>e</q> <s>f</s></p>",
                "<p><em lang=fr>a</em> <strong dir=rtl>b</strong><br lang=fr>c <cite>d</cite> <mark>e</mark> <small>f</small> <sup>g</sup></p>",
                "<p dir=rtl>*a*</p><h2 lang=fr>a</h2><ul lang=fr><li>a</ul><ul><li lang=fr>a</ul><blockquote dir=ltr><p>a</blockquote><hr lang=fr>",
                "<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>",
                "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul><ol><li>d</ol><ol><li>e</ol>",
                "<ul><li><p>a</p></li></ul><ul><li><p>a</p><li><p>b</p></ul><ul><li><p>a</p><p>b</p></ul>",
                "<ul><li><p>a</p><li>b</ul><ul><li>a<p>b</p></ul><ul><li>a<ol start=3><li>b</ol></ul><ul><li>a<blockquote><p>b</p></blockquote>c</ul>",
                "<ul><li><ul><li>a<li>b</ul><li><hr><li><h3>c</h3><li><blockquote><p>d</p><p>e</p></blockquote></ul>",
                "<ul><li><p>a</p><ul><li>b<li>c</ul><p>d</p><pre><code>e\n\n  f\n</code></pre><li><p>g</p></ul>",
                "<ul><li>a<pre><code>b\n\n\tc</code></pre><ul><li>d</ul><ul><li>e</ul><li>f</ul>",
                "<ul><li><img src=/a alt=b width=5><ul><li>c</ul><li><u>d</u><br>*e*<li>1. f<li># g<li>+ h</ul>",
                "<ol start=0><li>a</ol><ol start=-3><li>a</ol><ol start=7><li>a<li>b</ol><ol start=999999999><li>a<li>b</ol><ol start=999999999><li>a</ol>",
                "<ol start=9><li><p>a</p><p>b</p><li><p>c</p><ul><li>d</ul></ol>",
                "<ul><li>a<ul><li><p>b</p><p>c</p></ul><li>d</ul>",
                "<blockquote><p>a<br>1. b</p><blockquote><ul><li>c</ul></blockquote></blockquote><blockquote><p>d</p></blockquote><p>e</p>",
                "<blockquote><pre><code class=language-c++>a\n\n&gt; b\n```\n````\n</code></pre><table><tr><td>a\n\nb</table></blockquote>",
                "<pre>a\n\n<em>b</em></pre><pre><code>\n\na\n\n\n</code></pre><pre><code class=language-x_y>~~~\n```\n</code> b</pre>",
                "<pre lang=en><code>a\n\n\n  \n\nb</code></pre><ul><li>a<pre>b\n\n\nc</pre></ul>",
                "<figure><img src=/a alt=b width=3 height=4><figcaption>*c*\n\n<em>d</em></figcaption></figure><p>e</p>",
                "<table><thead><tr><th>a|b<th align=right><code>c|d</code><th align=CENTER></thead><tbody><tr><td>*e*<td align=right><a href='/a|b' title='|'>f</a><br>g<td align=center><u>h</u></table>",
                "<table><thead><tr><th>a</thead></table><table><thead><tr><th></thead><tbody><tr><td></table><table><thead><tr><th>\\|<th></thead><tbody><tr><td><td></table>",
                "<table><tr><td>a<td>b</table><table><thead><tr><th>a<th>b</thead><tbody><tr><td>c</table><table><thead><tr><th>a</thead><tbody><tr><td align=left>c</table>",
                "<table><caption>a</caption><thead><tr><th>b</thead><tbody><tr><td>c</table><table><thead><tr><th scope=col>b</thead></table>",
                "<table><thead><tr><th>a<th>b</thead><tbody><tr><td colspan=2>c<tr><td><ul><li>d</ul><td>e</table>",
                "loose <em>words</em><p>beside</p>blocks, <b>b</b> and <i>i</i><hr>end",
                "<p><img src=/a alt=b width=3></p><p>a <img src=/a alt=b width=3></p>loose<hr><hr>",
                "<p><em>👍</em>a b<em>👍</em> <em>a</em>👍 <em>€5</em>a</p>",
                "<p>a \\<br>b\\</p><h2>a\\</h2><ul><li>a\\</ul>",
            })
    void what_is_hard_to_write_reads_back_as_the_same_page(String html) {
        assertReadsBack(html);
    }

    @Test
    void pages_of_any_shape_read_back_as_the_same() {
        IntStream.range(0, RANDOM_PAGES)
                .mapToObj(seed -> new RandomPage(new Random(seed)).html())
                .filter(MarkdownBodyTest::canBeMadeSafe)
                .forEach(MarkdownBodyTest::assertReadsBack);
    }

    /** Some pages are so tangled that nobody could save them. */
    private static boolean canBeMadeSafe(String html) {
        try {
            SafeHtml.of(html);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /** What Markdown has a form for is in it: HTML would read back as well. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            <h2>a</h2><p>b <em>c</em> <b>d</b> <code>e</code></p>@## a||b *c* **d** `e`
            <p>un<em>believ</em>able, <strong>“said”</strong> <strong><em>so</em></strong></p>@un*believ*able, **“said”** **_so_**
            <p><a href=/a title=b>c</a> <img src=/d alt=e></p>@[c](/a "b") ![e](/d)
            <p>a<br>b</p><hr><blockquote><p>c</p></blockquote>@a  |b||___||> c
            <ul><li>a<ul><li>b</ul><li>c</ul><ol start=4><li>d</ol>@- a|  - b|- c||4. d
            <ul><li><p>a</p><li><p>b</p></ul>@- a||- b
            <pre><code class=language-java>a;</code></pre>@```java|a;|```
            <p>H<sub>2</sub>O <u>a *b*</u></p>@H<sub>2</sub>O <u>a \\*b\\*</u>
            <p dir=rtl>a <em>b</em></p>@<p dir="rtl">a <em>b</em></p>
            """)
    void a_page_is_written_as_an_author_would(String html, String markdown) {
        assertEquals(
                markdown.replace('|', '\n'),
                MarkdownBody.of(SafeHtml.of(html).html()).stripTrailing());
    }

    @Test
    void a_table_is_written_as_github_writes_it() {
        var html = "<table><thead><tr><th>a</th><th align=right>b</th></tr></thead>"
                + "<tbody><tr><td>c|d</td><td align=right><em>e</em></td></tr></tbody></table>";
        assertEquals("""
                | a | b |
                |---|---:|
                | c\\|d | *e* |
                """, MarkdownBody.of(SafeHtml.of(html).html()));
    }

    @Test
    void struck_words_are_written_as_github_writes_them_and_tildes_strike_nothing() {
        assertEquals(
                "It costs ~~five~~ <u>six</u> crowns for \\~5 km, \\~\\~not\\~\\~ miles.\n",
                MarkdownBody.of(
                        SafeHtml.of("<p>It costs <del>five</del> <ins>six</ins> crowns for ~5 km, ~~not~~ miles.")
                                .html()));
    }

    /** Readers may ask for Markdown of any story. */
    @ParameterizedTest
    @ValueSource(strings = {"<blockquote>", "<ul><li>", "<ol><li><p>x</p>"})
    void deep_nesting_is_not_marked_on_each_line(String opening) {
        var source = opening.repeat(45) + "<p>" + "a<br>b ".repeat(5_000);
        assertReadsBack(source);
        var html = SafeHtml.of(source).html();
        assertTrue(MarkdownBody.of(html).length() < 2 * html.length());
    }

    private static void assertReadsBack(String source) {
        var page = SafeHtml.of(source);
        var markdown = MarkdownBody.of(page.html());
        assertEquals(
                Normalised.of(page.body()),
                Normalised.of(SafeHtml.of(Markdown.toHtml(markdown)).body()),
                () -> page.html() + "\n\n" + markdown);
    }

    /** A page without what no reader can see: where exactly white space stands, and which of two equal elements it is. */
    private static final class Normalised implements NodeVisitor {

        private static final Pattern BLANK_LINE = Pattern.compile("(?m)^[ \\t]++$");

        private final StringBuilder page = new StringBuilder();
        private final StringBuilder tags = new StringBuilder();
        private boolean spacePending;
        private boolean afterWord;
        private boolean listing;

        static String of(Element body) {
            var page = new Normalised();
            body.traverse(page);
            return page.page.toString();
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                words(words.getWholeText());
            } else if (node instanceof Element element) {
                if (element.nameIs("img")) {
                    word(tag(element));
                } else {
                    tag(element, tag(element));
                }
                listing |= element.nameIs("pre");
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && !element.nameIs("img") && !element.nameIs("br")) {
                if (element.nameIs("pre")) {
                    listing = false;
                    page.replace(0, page.length(), page.toString().stripTrailing());
                }
                tag(element, "</" + name(element) + ">");
            }
        }

        private void words(String words) {
            var read = listing ? BLANK_LINE.matcher(words).replaceAll("") : words;
            read.codePoints().mapToObj(Character::toString).forEach(character -> {
                if (" \t\n\r\f".contains(character) && !listing) {
                    spacePending = true;
                } else {
                    word(character.replace("<", "&lt;"));
                }
            });
        }

        private void word(String word) {
            page.append(spacePending && afterWord ? " " : "").append(tags).append(word);
            tags.setLength(0);
            spacePending = false;
            afterWord = true;
        }

        private void tag(Element element, String tag) {
            tags.append(tag);
            if (element.isBlock() || element.nameIs("br")) {
                page.append(tags);
                tags.setLength(0);
                spacePending = false;
                afterWord = false;
            }
        }

        private static String tag(Element element) {
            return element.attributes().asList().stream()
                    .map(attribute -> attribute.getKey() + "=" + value(attribute))
                    .filter(attribute -> !attribute.equals("start=1"))
                    .sorted()
                    .collect(joining(" ", "<" + name(element) + " ", ">"));
        }

        private static String value(Attribute attribute) {
            return attribute.getKey().equals("align")
                    ? attribute.getValue().toLowerCase(Locale.ROOT)
                    : attribute.getValue();
        }

        private static String name(Element element) {
            return switch (element.normalName()) {
                case "b" -> "strong";
                case "i" -> "em";
                default -> element.normalName();
            };
        }
    }

    /** Elements within elements, and words that look like markup. */
    private record RandomPage(Random random) {

        private static final List<String> WORDS = List.of(
                "a",
                "b",
                "c1",
                " ",
                " ",
                " ",
                "\n",
                "*",
                "_",
                "**",
                "__",
                "`",
                "``",
                "[",
                "]",
                "](",
                "(",
                ")",
                "!",
                "1.",
                "12)",
                "+",
                "-",
                "#",
                "##",
                "|",
                "&lt;",
                "&gt;",
                "&amp;",
                "&amp;amp;",
                "&amp;#35;",
                "\\",
                "~~~",
                "---",
                "===",
                ":",
                "“",
                "”",
                ",",
                "é",
                "港",
                "👍",
                "€",
                "&nbsp;",
                "\u3000",
                "\"",
                "'",
                "&lt;u&gt;",
                "https://a.example");

        private static final List<String> INLINE =
                List.of("em", "em", "i", "strong", "strong", "b", "u", "s", "s", "sub", "q", "a", "code");

        String html() {
            return blocks(3);
        }

        private String blocks(int depth) {
            return several(3, () -> block(depth));
        }

        private String block(int depth) {
            return switch (random.nextInt(depth > 0 ? 11 : 6)) {
                case 0, 1, 2 -> "<p" + oddly(" lang=fr") + ">" + phrase(3) + "</p>";
                case 3 -> heading(2 + random.nextInt(5));
                case 4 -> "<pre><code" + oddly(" class=language-java") + ">" + several(4, this::line) + "</code></pre>";
                case 5 -> random.nextBoolean() ? "<hr>" : phrase(2);
                case 6 -> "<blockquote>" + blocks(depth - 1) + "</blockquote>";
                case 7 -> table(depth);
                case 8 ->
                    "<figure><img src=/a alt=b>" + oddly("<figcaption>" + phrase(2) + "</figcaption>") + "</figure>";
                default -> list(depth);
            };
        }

        private String heading(int level) {
            return "<h" + level + ">" + phrase(2) + "</h" + level + ">";
        }

        private String list(int depth) {
            var isLoose = random.nextBoolean();
            var items = several(
                    4,
                    () -> "<li>"
                            + (isLoose ? "<p>" + phrase(2) + "</p>" : phrase(2))
                            + (random.nextInt(3) > 0 ? "" : random.nextBoolean() ? list(depth - 1) : blocks(depth - 1))
                            + "</li>");
            return random.nextBoolean()
                    ? "<ul>" + items + "</ul>"
                    : "<ol" + oddly(" start=" + random.nextInt(20)) + ">" + items + "</ol>";
        }

        private String table(int depth) {
            var columns = 1 + random.nextInt(3);
            return "<table>" + oddly("<caption>" + phrase(1) + "</caption>") + "<thead>" + row("th", columns, depth)
                    + "</thead><tbody>" + several(3, () -> row("td", columns, depth)) + "</tbody></table>";
        }

        private String row(String cell, int columns, int depth) {
            return IntStream.range(0, columns)
                    .mapToObj(column -> "<" + cell + (column == 1 ? " align=right" : "") + oddly(" colspan=2") + ">"
                            + (random.nextInt(15) == 0 ? blocks(depth - 1) : phrase(2)))
                    .collect(joining("", "<tr>", ""));
        }

        private String phrase(int depth) {
            return several(7, () -> switch (random.nextInt(depth > 0 ? 10 : 6)) {
                case 6 -> "<br>";
                case 7 -> "<img src=/a alt='" + several(2, this::word).replace("'", "") + "'" + oddly(" width=5") + ">";
                case 8, 9 -> inline(one(INLINE), depth);
                default -> word();
            });
        }

        private String inline(String name, int depth) {
            var attributes = name.equals("a")
                    ? " href=\"/" + oddly("(b &amp;amp;") + "\"" + oddly(" title='*\\|'")
                    : oddly(" dir=rtl");
            return "<" + name + attributes + ">" + (name.equals("code") ? line() : phrase(depth - 1)) + "</" + name
                    + ">";
        }

        private String line() {
            return several(4, this::word) + oddly("\n");
        }

        private String word() {
            return one(WORDS);
        }

        private String oddly(String words) {
            return random.nextInt(8) == 0 ? words : "";
        }

        private String several(int most, Supplier<String> what) {
            return Stream.generate(what).limit(1 + random.nextInt(most)).collect(joining());
        }

        private String one(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
