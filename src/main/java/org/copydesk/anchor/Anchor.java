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
        var end = at + exact.length();
        var before = text.codePointCount(0, at);
        var length = exact.codePointCount(0, exact.length());
        var after = text.codePointCount(end, text.length());
        return new Anchor(
                exact,
                text.substring(text.offsetByCodePoints(at, -Math.min(CONTEXT_CODE_POINTS, before)), at),
                text.substring(end, text.offsetByCodePoints(end, Math.min(CONTEXT_CODE_POINTS, after))),
                before,
                before + length);
    }

    /** What a client would give to have these words found. */
    public Selector selector() {
        return new Selector(exact, prefix, suffix);
    }
}
