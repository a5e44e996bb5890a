package org.copydesk.edition;

import java.util.stream.IntStream;

/** The text of an edition and where in it words stand: it never changes. */
final class ReadText {

    /** Longer ones are searched for by nobody. */
    private static final int WORD_CHARS = 64;

    /** A place is a number: where it starts, and in the last bits how long it is. */
    private static final int LENGTH_BITS = 7;

    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    /** Beyond that, four million words into a text, nothing is marked. */
    private static final int LAST_START = Integer.MAX_VALUE >> LENGTH_BITS;

    private static final int ASCII = 128;

    private static final boolean[] ASCII_IN_WORDS = new boolean[ASCII];

    static {
        for (char letter = 0; letter < ASCII; letter++) {
            ASCII_IN_WORDS[letter] = Character.isLetterOrDigit(letter);
        }
    }

    /** A word, or several that these join and that PostgreSQL takes for one: an address, a number, a compound. */
    private static final String JOINING = "-./:@_";

    private final String text;
    private final int[] places;

    ReadText(String text) {
        this.text = text;
        var found = IntStream.builder();
        read(found);
        this.places = found.build().toArray();
    }

    String text() {
        return text;
    }

    /** How many words there are; of several that are joined each counts, and then all of them together. */
    int words() {
        return places.length;
    }

    int start(int word) {
        return places[word] >> LENGTH_BITS;
    }

    int end(int word) {
        return start(word) + (places[word] & LENGTH_MASK);
    }

    /** About how many bytes it takes in memory, at most. */
    int weight() {
        return 2 * text.length() + Integer.BYTES * places.length;
    }

    private void read(IntStream.Builder found) {
        for (var at = 0; at < text.length() && at <= LAST_START; ) {
            var end = endOfWord(at);
            if (end == at) {
                at++;
                continue;
            }
            var start = at;
            keep(at, end, found);
            while (end + 1 < text.length() && JOINING.indexOf(text.charAt(end)) >= 0 && endOfWord(end + 1) > end + 1) {
                at = end + 1;
                end = endOfWord(at);
                keep(at, end, found);
            }
            if (at > start) {
                keep(start, end, found);
            }
            at = end;
        }
    }

    private static void keep(int start, int end, IntStream.Builder found) {
        if (end - start <= WORD_CHARS && start <= LAST_START) {
            found.add(start << LENGTH_BITS | end - start);
        }
    }

    private int endOfWord(int start) {
        var end = start;
        while (end < text.length()) {
            var letter = text.charAt(end);
            // Most are of ASCII, and every character of every text that is shown passes here.
            if (letter < ASCII) {
                if (!ASCII_IN_WORDS[letter]) {
                    break;
                }
                end++;
            } else {
                var character = text.codePointAt(end);
                if (!isInWord(character)) {
                    break;
                }
                end += Character.charCount(character);
            }
        }
        return end;
    }

    private static boolean isInWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }
}
