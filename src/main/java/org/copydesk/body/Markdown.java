package org.copydesk.body;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with GitHub's tables and {@code ~~struck~~} words. What it writes is as unsafe as its source: it may hold HTML of any kind. */
final class Markdown {

    /**
     * Beyond this the parser takes markers for words; it is more than {@link SafeHtml} lets pass, so that such a body is
     * refused and not garbled.
     */
    private static final int MAX_NESTING = 2 * SafeHtml.MAX_DEPTH;

    /** Short rows are filled up to the width of their header: a few kilobytes could ask for billions of cells. */
    private static final int MAX_CELLS = 100_000;

    /** Such a run strikes nothing, but the parser would look for what it might end as far back as the paragraph goes. */
    private static final Pattern TOO_LONG_TO_STRIKE = Pattern.compile("~{3,}+");

    private static final int MAX_TOO_LONG = 200;

    /** One tilde stands for "about" in front of a number. */
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.builder().maxCells(MAX_CELLS).build(),
            StrikethroughExtension.builder().requireTwoTildes(true).build());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    static String toHtml(String markdown) {
        if (TOO_LONG_TO_STRIKE
                .matcher(markdown)
                .results()
                .skip(MAX_TOO_LONG)
                .findAny()
                .isPresent()) {
            throw BodyRenderer.refusal("It has more than %d runs of three or more tildes; use fewer.", MAX_TOO_LONG);
        }
        try {
            var html = new Html();
            RENDERER.render(PARSER.parse(markdown), html);
            return html.toString();
        } catch (IllegalArgumentException tooManyCells) {
            throw BodyRenderer.refusal("Its tables have more than %,d cells; use smaller ones.", MAX_CELLS);
        }
    }

    /** Links that refer to one definition repeat its address each time: a few kilobytes could ask for gigabytes. */
    private static final class Html implements Appendable {

        private final StringBuilder html = new StringBuilder();

        @Override
        public Appendable append(CharSequence characters) {
            return append(characters, 0, characters.length());
        }

        @Override
        public Appendable append(CharSequence characters, int start, int end) {
            requireRoomFor(end - start);
            html.append(characters, start, end);
            return this;
        }

        @Override
        public Appendable append(char character) {
            requireRoomFor(1);
            html.append(character);
            return this;
        }

        private void requireRoomFor(int length) {
            if (length > Layout.MAX_MARKUP - html.length()) {
                throw BodyRenderer.refusal(
                        "Its HTML is longer than %,d characters; repeat fewer or shorter addresses.",
                        Layout.MAX_MARKUP);
            }
        }

        @Override
        public String toString() {
            return html.toString();
        }
    }
}
