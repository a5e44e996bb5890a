package org.copydesk.edition;

import java.util.regex.Pattern;

/**
 * Letters that stand without blanks between words; a search has them in pairs (decision 21). They are those of the
 * database's {@code unspaced()} and {@code unspaced_marks()}.
 */
final class Unspaced {

    /** The first and the last of those that follow each other. */
    private static final int[] LETTERS = {
        0x0E01, 0x0E3A, 0x0E40, 0x0E4E, 0x0E81, 0x0ECE, 0x0EDC, 0x0EDF, 0x1000, 0x103F, 0x1050, 0x1059, 0x1100, 0x11FF,
        0x1780, 0x17D3, 0x3005, 0x3007, 0x3041, 0x3096, 0x309D, 0x309F, 0x30A1, 0x30FA, 0x30FC, 0x30FF, 0x3105, 0x312F,
        0x3131, 0x318E, 0x31F0, 0x31FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFF66, 0xFF9F,
        0x20000, 0x3FFFF
    };

    /** Written above, below or around the letter before. */
    static final String MARK =
            "[\\u0E31\\u0E34-\\u0E3A\\u0E47-\\u0E4E\\u0EB1\\u0EB4-\\u0EBC\\u0EC8-\\u0ECE\\u102B-\\u103E\\u1056-\\u1059\\u17B4-\\u17D3]";

    private static final Pattern FIRST = Pattern.compile("." + MARK + "*");

    private Unspaced() {}

    static boolean isLetter(int character) {
        for (var range = 0; range < LETTERS.length && LETTERS[range] <= character; range += 2) {
            if (character <= LETTERS[range + 1]) {
                return true;
            }
        }
        return false;
    }

    static boolean begins(String lexeme) {
        return isLetter(lexeme.codePointAt(0));
    }

    /** What the next pair begins with: all but the first letter and its marks. */
    static String end(String pair) {
        return FIRST.matcher(pair).replaceFirst("");
    }
}
