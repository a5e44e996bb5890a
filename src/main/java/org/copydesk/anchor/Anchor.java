package org.copydesk.anchor;

/**
 * Words and their place in one text (W3C Web Annotation, TextQuoteSelector and TextPositionSelector).
 *
 * @param prefix up to 32 code points before the words
 * @param suffix up to 32 code points after them
 * @param start in code points from the beginning of the text
 * @param end exclusive
 */
public record Anchor(String exact, String prefix, String suffix, int start, int end) {

    private static final int CONTEXT_CODE_POINTS = 32;

    /** @param at where the words begin, in UTF-16 units as Java counts */
    static Anchor at(String text, int at, String exact) {
        var start = text.codePointCount(0, at);
        return new Anchor(
                exact,
                before(text, at),
                behind(text, at + exact.length()),
                start,
                start + exact.codePointCount(0, exact.length()));
    }

    static String before(String text, int at) {
        var near = text.substring(Math.max(0, at - 2 * CONTEXT_CODE_POINTS), at);
        var surplus = near.codePointCount(0, near.length()) - CONTEXT_CODE_POINTS;
        return near.substring(near.offsetByCodePoints(0, Math.max(0, surplus)));
    }

    static String behind(String text, int at) {
        var near = text.substring(at, Math.min(text.length(), at + 2 * CONTEXT_CODE_POINTS));
        var length = near.codePointCount(0, near.length());
        return near.substring(0, near.offsetByCodePoints(0, Math.min(CONTEXT_CODE_POINTS, length)));
    }

    /** What a client would give to have these words found. */
    public Selector selector() {
        return new Selector(exact, prefix, suffix);
    }
}
