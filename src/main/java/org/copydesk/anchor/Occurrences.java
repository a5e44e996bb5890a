package org.copydesk.anchor;

import java.util.Arrays;

/**
 * The places where words stand in a text, those that overlap among them, in time that grows with the text whatever the
 * words are. {@link String#indexOf(String)} begins the words anew at each place: a writer could give it words and a text,
 * both of one letter, that keep it busy for minutes.
 *
 * @see <a href="https://doi.org/10.1137/0206024">Knuth, Morris and Pratt: Fast pattern matching in strings</a>
 */
final class Occurrences {

    private final String text;
    private final String words;
    /** How many letters of the beginning of the words are also the end of what was read, for each length read of them. */
    private final int[] borders;
    /** How far the next place is where the words can end, by the letter where they would end now (Horspool). */
    private final int[] leaps = new int[256];

    private int at;
    private int read;

    Occurrences(String text, String words) {
        this.text = text;
        this.words = words;
        borders = new int[words.length()];
        for (var i = 1; i < words.length(); i++) {
            borders[i] = longer(borders[i - 1], words.charAt(i));
        }
        Arrays.fill(leaps, words.length());
        for (var i = 0; i < words.length(); i++) {
            leaps[words.charAt(i) & 0xFF] = words.length() - 1 - i;
        }
    }

    /** The next place in UTF-16 units; -1 behind the last. */
    int next() {
        while (leap() && at < text.length()) {
            read = longer(read, text.charAt(at++));
            if (read == words.length()) {
                read = borders[read - 1];
                return at - words.length();
            }
        }
        return -1;
    }

    /** Whether there is room for the words. */
    private boolean leap() {
        if (read > 0) {
            return true;
        }
        var end = at + words.length() - 1;
        while (end < text.length()) {
            var leap = leaps[text.charAt(end) & 0xFF];
            if (leap == 0) {
                at = end - words.length() + 1;
                return true;
            }
            end += leap;
        }
        return false;
    }

    private int longer(int length, char letter) {
        while (length > 0 && words.charAt(length) != letter) {
            length = borders[length - 1];
        }
        return words.charAt(length) == letter ? length + 1 : length;
    }
}
