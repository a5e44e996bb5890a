package org.copydesk.story;

import java.lang.Character.UnicodeBlock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mends what programs, not writers, did to a text: non-breaking spaces, soft hyphens, invisible characters, and UTF-8
 * that was read as windows-1252. Quotation marks stay as they are, curly or straight.
 *
 * <p>The mended text is as long as the raw one, so that a place in one is the same place in the other: characters that
 * are gone leave a {@link #HOLE}.
 */
final class Repairs {

    /** Unicode keeps this character for the internal use of programs; no text has it by right. */
    static final char HOLE = '\uFDD0';

    private static final char REPLACEMENT = '\uFFFD';

    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /** After an accented capital these are as likely to be what the writer wrote. */
    private static final String MARKS_OF_WRITERS = "‚„…‘’“”•–—";

    private static final String BEHIND_A_WORD = "\u00A0«»°²";

    private static final String SIGNS_OF_BRANDS = "®™·¹³";

    /** One kind of repair, or of damage, where nothing could be done. */
    static final class Repair {

        final String from;
        final @Nullable String to;
        final int start;
        int times = 1;

        private Repair(String from, @Nullable String to, int start) {
            this.from = from;
            this.to = to;
            this.start = start;
        }

        int end() {
            return start + from.length();
        }
    }

    private final String raw;
    private final char[] text;
    private final Map<String, Repair> made = new LinkedHashMap<>();

    /** Of which kinds of characters some were misread without a doubt: others of them may have been as well. */
    private final Set<@Nullable UnicodeBlock> misread = new HashSet<>();

    private Repairs(String raw) {
        this.raw = raw;
        this.text = raw.toCharArray();
    }

    static Repairs of(String raw) {
        var repairs = new Repairs(raw);
        repairs.findMisread();
        var at = 0;
        while (at < raw.length()) {
            at += repairs.repair(at);
        }
        return repairs;
    }

    private void findMisread() {
        for (var at = 0; at < raw.length(); at++) {
            var codePoint = decoded(at);
            if (codePoint >= 0 && isMisread(at)) {
                misread.add(UnicodeBlock.of(codePoint));
            }
        }
    }

    String text() {
        return String.valueOf(text);
    }

    Collection<Repair> made() {
        return made.values();
    }

    /** The words alone: references such as {@code &nbsp;} become characters only after the text was mended. */
    static String words(String text) {
        var words = new StringBuilder(text.length());
        var gap = false;
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (isSpace(character)) {
                gap = true;
            } else if (!isInvisible(character)) {
                if (gap && !words.isEmpty()) {
                    words.append(' ');
                }
                gap = false;
                words.append(character);
            }
        }
        return words.toString();
    }

    static boolean isSpace(char character) {
        return character == ' ' || character == '\u00A0' || (character >= '\t' && character <= '\r');
    }

    static boolean isInvisible(char character) {
        return character == HOLE
                || character == '\u00AD'
                || character == '\u200B'
                || character == '\u2060'
                || character == '\uFEFF'
                || character == '\u007F'
                || (character < ' ' && !isSpace(character))
                || character == '\uFFFE'
                || character == '\uFFFF'
                || (character > HOLE && character <= '\uFDEF');
    }

    /** Gives how many characters were dealt with. */
    private int repair(int at) {
        var character = raw.charAt(at);
        if (character == '\u00A0') {
            return mend(at, 1, " ");
        }
        if (isInvisible(character)) {
            return mend(at, 1, "");
        }
        if (character >= '\u00C2' && character <= '\u00F4') {
            return misread(at);
        }
        if (character >= '\u0080' && character <= '\u009F') {
            var meant = WINDOWS_1252.charAt(character - '\u0080');
            return mend(at, 1, meant == character ? "" : String.valueOf(meant));
        }
        if (character == REPLACEMENT) {
            return report(at, 1);
        }
        return Character.isSurrogate(character) ? surrogate(at) : 1;
    }

    private int surrogate(int at) {
        if (at + 1 < raw.length() && Character.isSurrogatePair(raw.charAt(at), raw.charAt(at + 1))) {
            return 2;
        }
        text[at] = REPLACEMENT;
        return report(at, 1);
    }

    /** Bytes of UTF-8 that were taken for one character each. */
    private int misread(int at) {
        var length = length(raw.charAt(at));
        var codePoint = decoded(at);
        if (codePoint < 0) {
            return isCutMark(at) ? report(at, 2) : 1;
        }
        if (codePoint == REPLACEMENT || length == 2 && isDoubtful(raw.charAt(at + 1), codePoint)) {
            return report(at, length);
        }
        return isMisread(at) || isLikeWhatIsMisread(codePoint) ? mend(at, length, readable(codePoint)) : 1;
    }

    private static int length(char lead) {
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** The character that these were as bytes; negative where they can have been none. */
    private int decoded(int at) {
        int lead = raw.charAt(at);
        if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        }
        var length = length(raw.charAt(at));
        var codePoint = lead & (0x7F >> length);
        for (var i = 1; i < length; i++) {
            var next = at + i < raw.length() ? continuation(raw.charAt(at + i)) : -1;
            if (next < 0) {
                return -1;
            }
            codePoint = codePoint << 6 | next & 0x3F;
        }
        var valid = length == 2
                || (length == 3 && codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF))
                || (length == 4 && codePoint >= 0x10000 && codePoint <= Character.MAX_CODE_POINT);
        return valid ? codePoint : -1;
    }

    /** The first two of the three that a quotation mark or a dash became. */
    private boolean isCutMark(int at) {
        return raw.charAt(at) == 'â' && at + 1 < raw.length() && continuation(raw.charAt(at + 1)) == 0x80;
    }

    /** Whether no writer can have meant it: French sets spaces and marks behind its letters, and Czech other letters. */
    private boolean isMisread(int at) {
        var lead = raw.charAt(at);
        var next = raw.charAt(at + 1);
        if (lead == 'Â' || Character.isUpperCase(lead) && at > 0 && Character.isLowerCase(raw.charAt(at - 1))) {
            return true;
        }
        return MARKS_OF_WRITERS.indexOf(next) < 0
                && BEHIND_A_WORD.indexOf(next) < 0
                && (lead == 'Ã'
                        || SIGNS_OF_BRANDS.indexOf(next) < 0 && !(length(lead) == 2 && Character.isLetter(next)));
    }

    private boolean isLikeWhatIsMisread(int codePoint) {
        var block = UnicodeBlock.of(codePoint);
        return misread.contains(block) || block == UnicodeBlock.LATIN_1_SUPPLEMENT && !misread.isEmpty();
    }

    /** What a character was as a byte, if it can have been a later byte of UTF-8. */
    private static int continuation(char character) {
        if (character >= '\u0080' && character <= '\u00BF') {
            return character;
        }
        var index = character < '\u0080' ? -1 : WINDOWS_1252.indexOf(character);
        return index < 0 ? -1 : 0x80 + index;
    }

    private static boolean isDoubtful(char second, int codePoint) {
        return MARKS_OF_WRITERS.indexOf(second) >= 0 || codePoint < 0xA0;
    }

    private static String readable(int codePoint) {
        return words("_" + Character.toString(codePoint) + "_").replace("_", "");
    }

    private int mend(int at, int length, String to) {
        for (var i = 0; i < length; i++) {
            text[at + i] = i < to.length() ? to.charAt(i) : HOLE;
        }
        return note(at, length, to);
    }

    private int report(int at, int length) {
        return note(at, length, null);
    }

    private int note(int at, int length, @Nullable String to) {
        var from = raw.substring(at, at + length);
        var known = made.get(from);
        if (known == null) {
            made.put(from, new Repair(from, to, at));
        } else {
            known.times++;
        }
        return length;
    }
}
