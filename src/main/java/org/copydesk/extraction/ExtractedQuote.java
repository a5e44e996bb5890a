package org.copydesk.extraction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words that a text puts between marks and gives to somebody. All places are in code points of the text as it was given.
 *
 * <p>A quote that is broken off by its attribution and goes on behind it in the same paragraph is one quote in two
 * segments, whether it goes on within the sentence or in the next; so is one that runs over paragraphs.
 *
 * @param segments the words between the marks, without them, in order
 * @param text the segments, joined by a space
 * @param speaker whom the text names at that place: of a person the name, with a courtesy title ("Mr. Haas") but without
 *     office ("Mayor"); of others the noun phrase ("a spokesman for the board"); null where nobody is named
 * @param resolved the full name that stands elsewhere in the text, where the speaker is a surname or a pronoun
 * @param cue the word that says it is speech ("said", "according to")
 * @param hedge the words that keep a distance ("is reported to have", "allegedly")
 * @param chain through whom the words came, nearest to the speaker first
 * @param rule the name of the pattern that found the speaker
 * @param confidence from 0 to 1
 */
public record ExtractedQuote(
        Kind kind,
        List<Span> segments,
        String text,
        @Nullable Speaker speaker,
        @Nullable String resolved,
        @Nullable String cue,
        @Nullable String hedge,
        List<Speaker> chain,
        String rule,
        double confidence) {

    public enum Kind {
        DIRECT,
        PARTIAL,
        HEADLINE
    }

    /** What a name or noun phrase stands for; the phrases of offices and relations stand for nobody by name. */
    public enum Sort {
        PERSON,
        ORGANISATION,
        ROLE
    }

    /** A name or noun phrase and the place where it stands. */
    public record Speaker(String asWritten, Sort sort, Span span) {}

    public int start() {
        return segments.get(0).start();
    }

    public int end() {
        return segments.get(segments.size() - 1).end();
    }
}
