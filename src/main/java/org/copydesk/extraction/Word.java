package org.copydesk.extraction;

/**
 * A word, a mark of punctuation or a whole quote.
 *
 * @param quote which of the text's marked passages stands here; -1 for words
 */
record Word(String lower, Tag tag, boolean capital, boolean opensSentence, int start, int end, int quote) {

    boolean is(Tag wanted) {
        return tag == wanted;
    }

    boolean is(char mark) {
        return tag == Tag.PUNCTUATION && lower.charAt(0) == mark;
    }

    boolean isName() {
        return tag == Tag.NAME;
    }

    boolean isPossessive() {
        return lower.endsWith("'s") || lower.endsWith("s'");
    }

    Word as(Tag other) {
        return new Word(lower, other, capital, opensSentence, start, end, quote);
    }

    /** "CNN", "U.N." */
    static boolean isAcronym(String written) {
        var letters = 0;
        for (var i = 0; i < written.length(); i++) {
            var c = written.charAt(i);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters += Character.isUpperCase(c) ? 1 : 0;
        }
        return letters > 1;
    }
}
