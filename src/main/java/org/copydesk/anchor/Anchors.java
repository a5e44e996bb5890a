package org.copydesk.anchor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** Finds quoted words in a text, and finds them again after an edit. Texts are in Unicode's form NFC. */
public final class Anchors {

    private static final int LISTED_OCCURRENCES = 10;

    private Anchors() {}

    private record Occurrence(String prefix, String suffix, int start, int end) {
        static Occurrence of(Anchor anchor) {
            return new Occurrence(anchor.prefix(), anchor.suffix(), anchor.start(), anchor.end());
        }
    }

    /**
     * The one place where the words stand.
     *
     * @param pointer where the request gives the selector, for the refusal
     * @throws Refusal where the words are not in the text, naming the nearest passage; or where they occur several times
     *     and prefix and suffix do not single one out
     */
    public static Anchor locate(String text, Selector selector, String pointer) {
        var exact = nfc(selector.exact());
        var all = occurrences(text, exact);
        if (all.isEmpty()) {
            throw absent(text, exact, pointer);
        }
        var fitting = all.stream()
                .filter(anchor -> fits(text, anchor, nfc(selector.prefix()), nfc(selector.suffix())))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (all.size() == 1) {
            throw Refusal.unprocessable("The words are in the text, but not between this prefix and this suffix.")
                    .at(pointer + "/exact", "does not stand between prefix and suffix")
                    .with("occurrences", List.of(Occurrence.of(all.get(0))));
        }
        throw Refusal.unprocessable(
                        "The words occur %d times in the text. Give the prefix or the suffix that singles one out, as"
                                + " in 'occurrences'.",
                        all.size())
                .at(pointer + "/exact", "occurs more than once")
                .with(
                        "occurrences",
                        all.stream()
                                .limit(LISTED_OCCURRENCES)
                                .map(Occurrence::of)
                                .toList());
    }

    /** Where the words of an anchor stand in an edited text; empty where they are gone or where it could only be guessed. */
    public static Optional<Anchor> reanchor(String text, Anchor old) {
        var all = occurrences(text, old.exact());
        if (all.size() < 2) {
            return all.stream().findFirst();
        }
        var byFit = all.stream()
                .sorted(Comparator.comparingInt((Anchor anchor) -> context(anchor, old))
                        .reversed())
                .toList();
        var best = context(byFit.get(0), old);
        return best == 0 || best == context(byFit.get(1), old) ? Optional.empty() : Optional.of(byFit.get(0));
    }

    /** What stands at a place of a text, in code points. */
    public static Anchor at(String text, int start, int end) {
        var from = text.offsetByCodePoints(0, start);
        return Anchor.at(text, from, text.substring(from, text.offsetByCodePoints(from, end - start)));
    }

    /** The invariant of every quote: the text says at this place what the anchor says. */
    public static boolean holds(String text, Anchor anchor) {
        if (anchor.end() > text.codePointCount(0, text.length())) {
            return false;
        }
        var start = text.offsetByCodePoints(0, anchor.start());
        return text.substring(start, text.offsetByCodePoints(start, anchor.end() - anchor.start()))
                .equals(anchor.exact());
    }

    private static List<Anchor> occurrences(String text, String exact) {
        var found = new ArrayList<Anchor>();
        for (var at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
            found.add(Anchor.at(text, at, exact));
        }
        return found;
    }

    private static boolean fits(String text, Anchor anchor, String prefix, String suffix) {
        var start = text.offsetByCodePoints(0, anchor.start());
        var end = start + anchor.exact().length();
        return text.startsWith(prefix, start - prefix.length()) && text.startsWith(suffix, end);
    }

    /** How many characters next to the words are the same on both sides. */
    private static int context(Anchor anchor, Anchor old) {
        var before = new StringBuilder(anchor.prefix()).reverse();
        var oldBefore = new StringBuilder(old.prefix()).reverse();
        return common(before, oldBefore) + common(anchor.suffix(), old.suffix());
    }

    private static int common(CharSequence one, CharSequence other) {
        var length = Math.min(one.length(), other.length());
        var same = 0;
        while (same < length && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private static Refusal absent(String text, String exact, String pointer) {
        var nearest = Passage.nearest(text, exact);
        if (nearest.isEmpty()) {
            return Refusal.unprocessable(
                            "The text does not hold these words, nor any like them. Give them exactly as the article's"
                                    + " plain text has them, without the marks around them.")
                    .at(pointer + "/exact", "is not in the text");
        }
        var passage = nearest.get();
        return Refusal.unprocessable(
                        "The text does not hold these words. %s Nearest: \"%s\"", passage.hint(exact), passage.exact())
                .at(pointer + "/exact", "is not in the text")
                .with("nearest", passage);
    }

    private static String nfc(@Nullable String text) {
        return text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
