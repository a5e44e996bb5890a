package org.copydesk.edition;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The text of an edition and where in it words stand, which never changes, and what has been learned of these words. */
final class ReadText {

    /** Longer ones are searched for by nobody. */
    private static final int WORD_CHARS = 64;

    /** A place is a number: where it starts, and in the last bits how long it is. */
    private static final int LENGTH_BITS = 7;

    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    /** Beyond that, four million words into a text, nothing is marked. */
    private static final int LAST_START = Integer.MAX_VALUE >> LENGTH_BITS;

    private static final int ASCII = 128;

    /** Java keeps a text in one byte for each character up to here, or else in two. */
    private static final int LAST_NARROW = 0xff;

    /** Of a place, of a letter and of a reference. */
    private static final int WORD_BYTES = 9;

    /** How many different first letters there are. */
    static final int LETTERS = ASCII;

    /** Stands for every first letter that tells nothing: those beyond ASCII. */
    static final byte OTHER_LETTER = 0;

    /** In Irish and Indonesian a word may begin with what is none of its stem (mbád, berlabuh). */
    private static final Pattern CHANGING_FIRST_LETTERS = Pattern.compile("(?:ga|id)(?:-.*)?");

    private static final boolean[] ASCII_IN_WORDS = new boolean[ASCII];

    static {
        for (char letter = 0; letter < ASCII; letter++) {
            ASCII_IN_WORDS[letter] = Character.isLetterOrDigit(letter);
        }
    }

    /** A word, or several that these join and that PostgreSQL takes for one: an address, a number, a compound. */
    private static final String JOINING = "-./:@_";

    record Word(String language, String letters) {}

    private final String language;
    private final String text;
    private final int[] places;
    private final byte[] firstLetters;
    private final @Nullable Set<String>[] lexemes;

    @SuppressWarnings("unchecked")
    ReadText(String language, String text) {
        this.language = language;
        this.text = text;
        var found = IntStream.builder();
        read(found);
        this.places = found.build().toArray();
        this.firstLetters = new byte[places.length];
        if (!CHANGING_FIRST_LETTERS.matcher(language).matches()) {
            for (var word = 0; word < firstLetters.length; word++) {
                firstLetters[word] = firstLetter(text.charAt(start(word)));
            }
        }
        this.lexemes = new Set[places.length];
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

    /** A search looks at those of all words before it looks at any word. */
    byte firstLetter(int word) {
        return firstLetters[word];
    }

    static byte firstLetter(char first) {
        return first < ASCII ? (byte) Character.toLowerCase(first) : OTHER_LETTER;
    }

    Word word(int word) {
        return new Word(language, text.substring(start(word), end(word)));
    }

    /** The forms in which a search knows a word; null until they were learned. */
    @Nullable
    Set<String> lexemes(int word) {
        return lexemes[word];
    }

    /** Whichever thread is the last: all learn the same. */
    void learn(int word, Set<String> forms) {
        lexemes[word] = forms;
    }

    /** About how many bytes it takes in memory. */
    int weight() {
        var wide = text.chars().anyMatch(character -> character > LAST_NARROW);
        return (wide ? 2 : 1) * text.length() + WORD_BYTES * places.length;
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
        return !Unspaced.isLetter(character) && (Character.isLetterOrDigit(character) || isMark(character));
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
