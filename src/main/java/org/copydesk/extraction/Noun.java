package org.copydesk.extraction;

import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that could speak.
 *
 * @param mention the words that name it, without office
 * @param head the last word of the mention, in lower case
 * @param role the office or relation beside a name, or the head of a phrase without one
 */
record Noun(Kind kind, Span mention, String head, @Nullable String role, boolean plural) {

    enum Kind {
        PERSON('N'),
        ORGANISATION('O'),
        ROLE('R'),
        PRONOUN('P');

        final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
