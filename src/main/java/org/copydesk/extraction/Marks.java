package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the quotation marks of a text: straight, curly, angled, TeX's and typewriters', mixed as they come. What a mark does
 * is told from its neighbours first and from its form second, because scraped pages turn marks round.
 *
 * <p>Only the outermost marks count. Single marks count outside double ones, where they are not apostrophes.
 */
final class Marks {

    /** How far the partner of a doubtful mark is looked for: beyond it, guessing costs more than it gains. */
    private static final int LOOKAHEAD = 1000;

    private static final String OPENING = "“„«‟";
    private static final String CLOSING = "”»";
    private static final String BEFORE_AN_OPENING = "([{—–-/‘'*_>";
    private static final String AFTER_A_CLOSING = ".,;:!?)]}—–-/'’*_<…";

    private static final Set<String> CLIPPED =
            Set.of("em", "til", "tis", "twas", "cause", "bout", "round", "n", "cuz", "neath", "course");

    private final String text;
    private final List<Marked> found = new ArrayList<>();
    /** How many marks are left in its paragraph from each place on, in the paragraphs where it was asked for. */
    private final int[] left;

    private @Nullable Span counted;

    private Marks(String text) {
        this.text = text;
        left = new int[text.length() + 1];
    }

    static List<Marked> in(String text, List<Span> paragraphs) {
        var marks = new Marks(text);
        for (var i = 0; i < paragraphs.size(); i++) {
            var next = i + 1 < paragraphs.size() ? paragraphs.get(i + 1) : null;
            marks.pair(paragraphs.get(i), next != null && marks.opensWith(next));
        }
        return marks.found;
    }

    private void pair(Span paragraph, boolean nextOpens) {
        var open = -1;
        var depth = 0;
        for (var at = paragraph.start(); at < paragraph.end(); ) {
            var length = doubleMark(at, paragraph.end());
            if (length == 0) {
                var close = open < 0 ? closeOfSingle(at, paragraph) : -1;
                if (close >= 0) {
                    add(at, at + 1, close, close + 1, false);
                    at = close;
                }
                at++;
                continue;
            }
            if (isAttribute(at)) {
                at = Math.max(at + length, text.indexOf('"', at + 1) + 1);
                continue;
            }
            if (isMeasure(at, paragraph, open >= 0)) {
                at += length;
                continue;
            }
            var opens = opens(at, at + length, paragraph, open >= 0);
            if (open < 0 && opens) {
                open = at;
                depth = 1;
            } else if (open >= 0 && opens && isNested(at, paragraph)) {
                depth++;
            } else if (open >= 0 && opens) {
                open = at;
                depth = 1;
            } else if (open >= 0 && --depth == 0) {
                add(open, open + doubleMark(open, paragraph.end()), at, at + length, false);
                open = -1;
            }
            at += length;
        }
        if (open >= 0) {
            add(open, open + doubleMark(open, paragraph.end()), paragraph.end(), paragraph.end(), nextOpens);
        }
    }

    private void add(int open, int from, int to, int close, boolean goesOn) {
        var inner = Paragraphs.trimmed(text, from, to);
        if (inner.start() < inner.end()) {
            found.add(new Marked(open, inner, close, goesOn));
        }
    }

    private boolean opensWith(Span paragraph) {
        var length = doubleMark(paragraph.start(), paragraph.end());
        return length > 0 && opens(paragraph.start(), paragraph.start() + length, paragraph, false);
    }

    /** @return its length in characters; 0 where there is none */
    private int doubleMark(int at, int end) {
        var c = text.charAt(at);
        if (c == '"' || c == '＂' || OPENING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0) {
            return 1;
        }
        var twice = at + 1 < end && text.charAt(at + 1) == c;
        return twice && (c == '`' || c == '\'' || c == '’' || c == '‘') ? 2 : 0;
    }

    private boolean opens(int at, int after, Span paragraph, boolean inside) {
        var atStart = at == paragraph.start();
        var atEnd = after == paragraph.end();
        var before = atStart ? ' ' : text.charAt(at - 1);
        var next = atEnd ? ' ' : text.charAt(after);
        var spaceBefore = Paragraphs.isSpace(before);
        var spaceNext = Paragraphs.isSpace(next);
        var opens = (spaceBefore || BEFORE_AN_OPENING.indexOf(before) >= 0) && !spaceNext;
        var closes = !spaceBefore && (spaceNext || AFTER_A_CLOSING.indexOf(next) >= 0);
        if (opens != closes) {
            return opens;
        }
        var mark = text.charAt(at);
        if (OPENING.indexOf(mark) >= 0 || mark == '`' || mark == '‘') {
            return true;
        }
        return CLOSING.indexOf(mark) < 0 && mark != '’' && !inside;
    }

    /**
     * An opening mark inside a quote is either a quote in the quote, or the mark that should have closed it was forgotten.
     * In the first case an odd number of marks is left in the paragraph, counting this one.
     */
    private boolean isNested(int at, Span paragraph) {
        count(paragraph);
        return (left[at] - left[Math.min(paragraph.end(), at + LOOKAHEAD)]) % 2 == 1;
    }

    /** Once for all marks of a paragraph: each could ask. */
    private void count(Span paragraph) {
        if (paragraph.equals(counted)) {
            return;
        }
        counted = paragraph;
        left[paragraph.end()] = 0;
        for (var at = paragraph.end() - 1; at >= paragraph.start(); at--) {
            var length = doubleMark(at, paragraph.end());
            left[at] = left[at + Math.max(1, length)] + (length > 0 && !isMeasure(at, paragraph, true) ? 1 : 0);
        }
    }

    /** As in {@code width="100%"}. */
    private boolean isAttribute(int at) {
        if (text.charAt(at) != '"' || at == 0 || text.charAt(at - 1) != '=') {
            return false;
        }
        var close = text.indexOf('"', at + 1);
        return close > 0 && close - at < 300;
    }

    /** As in 5'10" or, outside a quote, 42" pipe. */
    private boolean isMeasure(int at, Span paragraph, boolean inside) {
        if (text.charAt(at) != '"' && text.charAt(at) != '”' || at == paragraph.start()) {
            return false;
        }
        var digits = at;
        while (digits > paragraph.start() && at - digits < 4 && isPartOfNumber(text.charAt(digits - 1))) {
            digits--;
        }
        if (digits == at) {
            return false;
        }
        var feet = digits > paragraph.start() && "'’′".indexOf(text.charAt(digits - 1)) >= 0;
        return feet || !inside;
    }

    private static boolean isPartOfNumber(char c) {
        return Character.isDigit(c) || c == '½' || c == '¼' || c == '¾' || c == '.';
    }

    /** @return where the single mark that opens here is closed; -1 where it does not open or is an apostrophe */
    private int closeOfSingle(int at, Span paragraph) {
        var mark = text.charAt(at);
        if (mark != '‘' && mark != '\'' || at + 2 >= paragraph.end()) {
            return -1;
        }
        var before = at == paragraph.start() ? ' ' : text.charAt(at - 1);
        var next = text.charAt(at + 1);
        if (!Paragraphs.isSpace(before) && "([{—–-".indexOf(before) < 0
                || !Character.isLetter(next) && "$£€¡¿[“\"".indexOf(next) < 0 && !Character.isDigit(next)
                || Character.isDigit(next) && isDecade(at + 1)
                || mark == '\'' && CLIPPED.contains(wordAt(at + 1))) {
            return -1;
        }
        return closingApostrophe(at, Math.min(paragraph.end(), at + LOOKAHEAD));
    }

    /** The first that comes after a stop; failing that the last before the next opening that is no plural's genitive. */
    private int closingApostrophe(int open, int end) {
        var weak = -1;
        for (var at = open + 2; at < end; at++) {
            var c = text.charAt(at);
            if (c != '’' && c != '\'') {
                if (c == '‘' && weak >= 0) {
                    return weak;
                }
                continue;
            }
            var before = text.charAt(at - 1);
            var next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (Paragraphs.isSpace(before)) {
                if (weak >= 0) {
                    return weak;
                }
                continue;
            }
            if (!Paragraphs.isSpace(next) && AFTER_A_CLOSING.indexOf(next) < 0 && next != '"' && next != '”') {
                continue;
            }
            if (".,!?…—".indexOf(before) >= 0 || ".,!?;:".indexOf(next) >= 0) {
                return weak >= 0 && !Character.isLetter(before) && isGenitive(weak) ? at : weak >= 0 ? weak : at;
            }
            if (weak < 0 || isGenitive(weak)) {
                weak = at;
            }
        }
        return weak;
    }

    private boolean isGenitive(int at) {
        return text.charAt(at - 1) == 's'
                && at + 2 < text.length()
                && text.charAt(at + 1) == ' '
                && Character.isLowerCase(text.charAt(at + 2));
    }

    private boolean isDecade(int at) {
        var end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - at == 2;
    }

    private String wordAt(int at) {
        var end = at;
        while (end < text.length() && end - at < 8 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }
}
