package org.copydesk.body;

import java.util.regex.Pattern;

/** Counts words in any script. */
final class Words {

    /** Chinese characters stand without spaces, and readers take each about as long as a word. */
    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{N}](?:['’.,-]?+[\\p{L}\\p{N}\\p{M}])*+");

    private Words() {}

    static int count(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
