package org.copydesk.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.copydesk.http.Refusal;
import org.copydesk.words.Nfc;

/** Finds quoted words in a text, and finds them again after an edit. Texts are in Unicode's form NFC. */
public final class Anchors {

    private static final int LISTED_OCCURRENCES = 10;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern BEGUN_BEFORE = Pattern.compile("[\\p{L}\\p{M}\\p{N}][.,'’-]?\\z");
    private static final Pattern GOES_ON = Pattern.compile("^[.,'’-]?[\\p{L}\\p{M}\\p{N}]");

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
        var exact = Nfc.of(selector.exact());
        var prefix = Nfc.of(Objects.requireNonNullElse(selector.prefix(), ""));
        var suffix = Nfc.of(Objects.requireNonNullElse(selector.suffix(), ""));
        var occurrences = new Occurrences(text, exact);
        var first = new ArrayList<Integer>();
        var count = 0;
        var fitting = 0;
        var fit = -1;
        for (var at = occurrences.next(); at >= 0; at = occurrences.next()) {
            if (count++ < LISTED_OCCURRENCES) {
                first.add(at);
            }
            if (hasBoth(text, at, exact, prefix, suffix)) {
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

    /**
     * Where the words of an anchor stand in an edited text; empty where they are gone, have become part of longer ones, or
     * where it could only be guessed. They are told from the same words of somebody else by what stands next to them: on one
     * side it has to be what it was, and must not have stood next to them elsewhere.
     *
     * @param before the text before the edit; empty where nobody knows it any more, and both sides have to be what they were
     */
    public static Optional<Anchor> reanchor(String before, String text, Anchor old) {
        var stood = places(before, old.exact());
        var stand = places(text, old.exact());
        var at = stood.isEmpty()
                ? only(stand, place -> hasBoth(text, place, old.exact(), old.prefix(), old.suffix()))
                : singledOut(before, stood, text, stand, old);
        return at < 0 || isCut(text, at, old) ? Optional.empty() : Optional.of(Anchor.at(text, at, old.exact()));
    }

    private static List<Integer> places(String text, String exact) {
        var occurrences = new Occurrences(text, exact);
        var places = new ArrayList<Integer>();
        for (var at = occurrences.next(); at >= 0; at = occurrences.next()) {
            places.add(at);
        }
        return places;
    }

    /** The only place with both sides, or else with a side that told the old one from others; -1 where none or another has. */
    private static int singledOut(String before, List<Integer> stood, String text, List<Integer> stand, Anchor old) {
        var exact = old.exact();
        var prefix = nearestBefore(old.prefix());
        var suffix = nearestBehind(old.suffix());
        Predicate<Integer> prefixIs = at -> hasPrefix(text, at, prefix)
                && nearestBefore(Anchor.before(text, at)).equals(prefix);
        Predicate<Integer> suffixIs = at -> hasSuffix(text, at, exact, suffix)
                && nearestBehind(Anchor.behind(text, at + exact.length())).equals(suffix);
        var prefixTells = only(stood, at -> hasPrefix(before, at, prefix)) >= 0;
        var suffixTells = only(stood, at -> hasSuffix(before, at, exact, suffix)) >= 0;
        var bothTell = only(stood, at -> hasBoth(before, at, exact, prefix, suffix)) >= 0;
        var both = bothTell ? only(stand, prefixIs.and(suffixIs)) : -1;
        return both >= 0
                ? both
                : only(stand, at -> prefixTells && prefixIs.test(at) || suffixTells && suffixIs.test(at));
    }

    private static String nearestBefore(String prefix) {
        return nearest(prefix.substring(prefix.lastIndexOf('\n') + 1), prefix);
    }

    private static String nearestBehind(String suffix) {
        return nearest(suffix.split("\n", 2)[0], suffix);
    }

    /** Paragraphs are moved: the words of its own tell where a place is. Marks alone tell nothing. */
    private static String nearest(String inParagraph, String all) {
        return WORD.matcher(inParagraph).find() ? inParagraph : all;
    }

    private static int only(List<Integer> places, Predicate<Integer> isMeant) {
        var meant = places.stream().filter(isMeant).limit(2).toList();
        return meant.size() == 1 ? meant.get(0) : -1;
    }

    private static boolean hasPrefix(String text, int at, String prefix) {
        return text.startsWith(prefix, at - prefix.length());
    }

    private static boolean hasSuffix(String text, int at, String exact, String suffix) {
        return text.startsWith(suffix, at + exact.length());
    }

    private static boolean hasBoth(String text, int at, String exact, String prefix, String suffix) {
        return hasPrefix(text, at, prefix) && hasSuffix(text, at, exact, suffix);
    }

    /** Does a word begin earlier or end later than it did, as 100 does in 100,000? */
    private static boolean isCut(String text, int at, Anchor old) {
        var now = Anchor.at(text, at, old.exact());
        return BEGUN_BEFORE.matcher(now.prefix()).find()
                        && !BEGUN_BEFORE.matcher(old.prefix()).find()
                || GOES_ON.matcher(now.suffix()).find()
                        && !GOES_ON.matcher(old.suffix()).find();
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
}
