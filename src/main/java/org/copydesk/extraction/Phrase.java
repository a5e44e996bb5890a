package org.copydesk.extraction;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a sentence that the rules see as one letter.
 *
 * @param words how many words it takes
 * @param end where its last word ends in the text
 * @param first the index of its first word in the paragraph
 */
record Phrase(
        char letter,
        int first,
        int words,
        Word word,
        int end,
        @Nullable Noun noun) {

    boolean isQuote() {
        return word.quote() >= 0;
    }

    boolean canSpeak() {
        return noun != null && "NORP".indexOf(letter) >= 0;
    }
}
