package org.copydesk.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A passage that is like the words somebody looked for.
 *
 * @param start in code points from the beginning of the text
 * @param end exclusive
 * @param similarity 1 where they are the same but for marks, case and white space; 0 where they have nothing in common
 */
record Passage(String exact, int start, int end, double similarity) {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Comparing letter by letter is dear; counting shared words tells which windows are worth it. */
    private static final int CANDIDATES = 20;

    /** Of letters with letters. */
    private static final int MOST_COMPARISONS = 200_000_000;

    private static final double LEAST_SIMILARITY = 0.5;
    /** Of two passages one of which is longer than this many times the other, less than half can be the same. */
    private static final int LONGEST_TIMES = 2;

    private record Word(String plain, int start, int end) {}

    private record Window(int first, int shared) {}

    static Optional<Passage> nearest(String text, String exact) {
        var words = words(text);
        var wanted = words(exact);
        if (wanted.isEmpty() || words.isEmpty()) {
            return Optional.empty();
        }
        var length = Math.min(wanted.size(), words.size());
        var letters = letters(wanted);
        var longest = LONGEST_TIMES * letters;
        return windows(words, wanted, length, longest).stream()
                .sorted(Comparator.comparingInt(Window::shared).reversed())
                .limit(Math.min(CANDIDATES, 1 + MOST_COMPARISONS / (1 + letters * longest)))
                .map(window -> passage(text, words.get(window.first()), words.get(window.first() + length - 1), exact))
                .filter(passage -> passage.similarity >= LEAST_SIMILARITY)
                .max(Comparator.comparingDouble(Passage::similarity));
    }

    /** Says what the difference is where it is one that the eye misses. */
    String hint(String sought) {
        if (plain(exact).equals(plain(sought))) {
            return exact.equalsIgnoreCase(sought)
                    ? "Only capitals differ."
                    : "Only what is no letter or digit differs: quotation marks, apostrophes, dashes, commas or white space.";
        }
        return "Give them exactly as the text has them.";
    }

    /** How many words each window that is not too long shares with those sought, by sliding once over the text. */
    private static List<Window> windows(List<Word> words, List<Word> wanted, int length, int longest) {
        var lacking = new HashMap<String, Integer>();
        wanted.forEach(word -> lacking.merge(word.plain(), 1, Integer::sum));
        var windows = new ArrayList<Window>();
        var shared = 0;
        var letters = 0;
        for (var i = 0; i < words.size(); i++) {
            if (lacking.merge(words.get(i).plain(), -1, Integer::sum) >= 0) {
                shared++;
            }
            letters += words.get(i).plain().length()
                    - (i < length ? 0 : words.get(i - length).plain().length());
            if (i >= length && lacking.merge(words.get(i - length).plain(), 1, Integer::sum) > 0) {
                shared--;
            }
            if (i >= length - 1 && letters <= longest) {
                windows.add(new Window(i - length + 1, shared));
            }
        }
        return windows;
    }

    private static Passage passage(String text, Word first, Word last, String sought) {
        var exact = text.substring(first.start(), last.end());
        var start = text.codePointCount(0, first.start());
        return new Passage(
                exact, start, start + exact.codePointCount(0, exact.length()), similarity(plain(exact), plain(sought)));
    }

    private static double similarity(String one, String other) {
        var longer = Math.max(1, Math.max(one.length(), other.length()));
        var distance = LevenshteinDistance.getDefaultInstance().apply(one, other);
        return Math.round(100.0 * (longer - distance) / longer) / 100.0;
    }

    private static int letters(List<Word> words) {
        return words.stream().mapToInt(word -> word.plain().length()).sum();
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> new Word(plain(word.group()), word.start(), word.end()))
                .toList();
    }

    /** Letters and digits alone, so that marks, dashes and white space do not count. */
    private static String plain(String text) {
        return MARKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
