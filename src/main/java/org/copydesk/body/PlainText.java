package org.copydesk.body;

import org.copydesk.words.Nfc;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The words of an element as a reader sees them: blocks stand one blank line apart, {@code <br>} is a line feed, cells
 * are set apart by tabs, white space collapses outside of {@code <pre>}. Non-breaking spaces, joiners and all marks are
 * words' own and stay.
 */
final class PlainText implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();
    private Gap gap = Gap.NONE;
    private int listings;

    /** What separates the next word from the last one; of several reasons for a gap the strongest counts. */
    private enum Gap {
        NONE(""),
        SPACE(" "),
        CELL("\t"),
        LINE("\n"),
        BLOCK("\n\n");

        private final String characters;

        Gap(String characters) {
            this.characters = characters;
        }
    }

    private PlainText() {}

    static String of(Element element) {
        var words = new PlainText();
        element.traverse(words);
        return Nfc.of(words.text);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            separate(element);
            listings += element.nameIs("pre") ? 1 : 0;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && !element.nameIs("br")) {
            if (element.nameIs("pre")) {
                listings--;
                endListing();
            }
            separate(element);
        }
    }

    private void separate(Element element) {
        switch (element.normalName()) {
            case "br" -> widen(gap.compareTo(Gap.LINE) < 0 ? Gap.LINE : Gap.BLOCK);
            case "td", "th" -> widen(Gap.CELL);
            case "tr", "thead", "tbody", "tfoot" -> widen(Gap.LINE);
            default -> widen(element.isBlock() ? Gap.BLOCK : Gap.NONE);
        }
    }

    private void widen(Gap other) {
        gap = other.compareTo(gap) > 0 ? other : gap;
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); ) {
            int end = i;
            while (end < words.length() && (listings > 0 || !isWhiteSpace(words.charAt(end)))) {
                end++;
            }
            if (end > i) {
                closeGap();
                text.append(words, i, end);
            }
            if (end < words.length()) {
                widen(Gap.SPACE);
            }
            i = end + 1;
        }
    }

    static boolean isWhiteSpace(char character) {
        return switch (character) {
            case ' ', '\t', '\n', '\f', '\r' -> true;
            default -> false;
        };
    }

    private void closeGap() {
        if (!text.isEmpty()) {
            text.append(gap.characters);
        }
        gap = Gap.NONE;
    }

    /** The line feeds at the end of a listing belong to its markup. */
    private void endListing() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
            text.setLength(text.length() - 1);
        }
    }
}
