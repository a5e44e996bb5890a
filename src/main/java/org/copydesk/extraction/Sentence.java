package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence as a row of phrases; a quote is one phrase of the sentence that brings it.
 *
 * @param letters the phrases' letters, see {@link Phrases}
 */
record Sentence(int paragraph, List<Phrase> phrases, String letters) {

    /** Behind "Stop!" the sentence goes on where its attribution follows. */
    private static final Pattern ATTRIBUTION = Pattern.compile("(?:[NORP][hb]{0,3}[VW]|V[hb]{0,2}[NORP]).*");
    /** "I was there." Smith said. */
    private static final Pattern BARE_ATTRIBUTION = Pattern.compile("(?:[NORP][hb]{0,3}V|V[NORP])b{0,2}\\..*");

    private static final int ATTRIBUTION_LETTERS = 8;

    static List<Sentence> of(int paragraph, List<Phrase> phrases, String text, List<Marked> quotes) {
        var all = letters(phrases);
        var sentences = new ArrayList<Sentence>();
        var from = 0;
        for (var at = 0; at < phrases.size(); at++) {
            if (at == phrases.size() - 1 || ends(all, phrases, at, text, quotes)) {
                var part = phrases.subList(from, at + 1);
                sentences.add(new Sentence(paragraph, part, all.substring(from, at + 1)));
                from = at + 1;
            }
        }
        return sentences;
    }

    private static boolean ends(String letters, List<Phrase> phrases, int at, String text, List<Marked> quotes) {
        var phrase = phrases.get(at);
        var next = phrases.get(at + 1);
        if (phrase.isQuote()) {
            var stop = lastMark(text, quotes.get(phrase.word().quote()).inner());
            if (next.isQuote()) {
                return true;
            }
            if (".!?…".indexOf(stop) < 0
                    || next.word().is(Tag.PUNCTUATION)
                    || !next.word().capital()) {
                return false;
            }
            var follows = letters.substring(at + 1, Math.min(letters.length(), at + 1 + ATTRIBUTION_LETTERS));
            return !(stop == '.' ? BARE_ATTRIBUTION : ATTRIBUTION)
                    .matcher(follows)
                    .matches();
        }
        if (phrase.letter() == '.') {
            return next.isQuote()
                    || next.word().capital()
                    || Character.isDigit(next.word().lower().charAt(0));
        }
        return false;
    }

    static char lastMark(String text, Span inner) {
        var end = inner.end() - 1;
        while (end > inner.start() && "'’\"”)]".indexOf(text.charAt(end)) >= 0) {
            end--;
        }
        return text.charAt(end);
    }

    private static String letters(List<Phrase> phrases) {
        var letters = new StringBuilder(phrases.size());
        phrases.forEach(phrase -> letters.append(phrase.letter()));
        return letters.toString();
    }

    /** The same sentence with some of its quotes read as ordinary words. */
    Sentence without(BitSet quotes) {
        var changed = new StringBuilder(letters);
        for (var at = 0; at < phrases.size(); at++) {
            if (phrases.get(at).isQuote() && quotes.get(phrases.get(at).word().quote())) {
                changed.setCharAt(at, 'w');
            }
        }
        return new Sentence(paragraph, phrases, changed.toString());
    }

    boolean namesNobodyBefore(int quote) {
        return phrases.subList(Math.max(0, quote - Attributions.WINDOW_PHRASES), quote).stream()
                .noneMatch(Phrase::canSpeak);
    }

    boolean hasQuote() {
        return letters.indexOf('Q') >= 0 || letters.indexOf('q') >= 0;
    }

    /** The first that could speak; null where nobody could. */
    @Nullable
    Phrase subject() {
        for (var i = 0; i < phrases.size(); i++) {
            var phrase = phrases.get(i);
            if (phrase.isQuote()) {
                return null;
            }
            if (phrase.canSpeak()) {
                return phrases.get(named(i));
            }
        }
        return null;
    }

    /** A name set beside a role is the better mention: "a spokesman, Carl Benning, said". */
    int named(int at) {
        var behind = at + 2;
        return letters.charAt(at) == 'R'
                        && behind < letters.length()
                        && letters.charAt(at + 1) == ','
                        && letters.charAt(behind) == 'N'
                ? behind
                : at;
    }
}
