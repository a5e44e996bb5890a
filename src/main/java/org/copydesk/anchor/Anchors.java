package org.copydesk.anchor;

import java.text.Normalizer;
import java.util.ArrayList;
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
        var prefix = nfc(selector.prefix());
        var suffix = nfc(selector.suffix());
        var occurrences = new Occurrences(text, exact);
        var first = new ArrayList<Integer>();
        var count = 0;
        var fitting = 0;
        var fit = -1;
        for (var at = occurrences.next(); at >= 0; at = occurrences.next()) {
            if (count++ < LISTED_OCCURRENCES) {
                first.add(at);
            }
            if (text.startsWith(prefix, at - prefix.length()) && text.startsWith(suffix, at + exact.length())) {
                fitting++;
                fit = at;
            }
        }
        if (fitting == 1) {
            return Anchor.at(text, fit, exact);
        }
        if (count == 0) {
            throw absent(text, exact, pointer);
        }
        var listed = first.stream()
                .map(at -> Occurrence.of(Anchor.at(text, at, exact)))
                .toList();
        throw count == 1
                ? Refusal.unprocessable("The words are in the text, but not between this prefix and this suffix.")
                        .at(pointer + "/exact", "does not stand between prefix and suffix")
                        .with("occurrences", listed)
                : Refusal.unprocessable(
                                "The words occur %d times in the text. Give the prefix or the suffix that singles one out, as"
                                        + " in 'occurrences'.",
                                count)
                        .at(pointer + "/exact", "occurs more than once")
                        .with("occurrences", listed);
    }

    /** Where the words of an anchor stand in an edited text; empty where they are gone or where it could only be guessed. */
    public static Optional<Anchor> reanchor(String text, Anchor old) {
        var occurrences = new Occurrences(text, old.exact());
        var count = 0;
        var best = -1;
        var bestContext = -1;
        var guessed = false;
        for (var at = occurrences.next(); at >= 0; at = occurrences.next()) {
            count++;
            var context = context(text, at, old);
            guessed = context == bestContext || guessed && context < bestContext;
            if (context > bestContext) {
                best = at;
                bestContext = context;
            }
        }
        return count == 0 || count > 1 && (guessed || bestContext == 0)
                ? Optional.empty()
                : Optional.of(Anchor.at(text, best, old.exact()));
    }

    /** How to ask for what stands at a place of a text, in UTF-16 units. */
    public static Selector selector(String text, int start, int end) {
        return new Selector(text.substring(start, end), Anchor.before(text, start), Anchor.behind(text, end));
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

    /** How many characters next to the words are the same on both sides. */
    private static int context(String text, int at, Anchor old) {
        var before = 0;
        for (var i = old.prefix().length() - 1; i >= 0; i--, before++) {
            if (at - before == 0 || text.charAt(at - before - 1) != old.prefix().charAt(i)) {
                break;
            }
        }
        var behind = 0;
        for (var end = at + old.exact().length(); behind < old.suffix().length(); behind++) {
            if (end + behind == text.length()
                    || text.charAt(end + behind) != old.suffix().charAt(behind)) {
                break;
            }
        }
        return before + behind;
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
