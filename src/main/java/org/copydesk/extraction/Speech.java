package org.copydesk.extraction;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells speech from what else stands between marks: titles, nicknames, terms, words held at arm's length. */
final class Speech {

    private static final int WORDS_THAT_SPEAK_FOR_THEMSELVES = 5;
    private static final int WORDS_OF_A_TERM = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}$][\\p{L}\\p{M}\\p{N}'’.,$%-]*");
    private static final Pattern SMALL = Pattern.compile(
            "(?:a|an|the|of|in|on|at|to|for|and|or|but|with|from|by|as|is|vs\\.?|de|la)", Pattern.CASE_INSENSITIVE);

    private final Reading reading;

    Speech(Reading reading) {
        this.reading = reading;
    }

    boolean isSpeech(int quote, @Nullable Attribution attribution) {
        if (attribution != null && isTight(quote, attribution)) {
            return !isTerm(quote) || count(quote) > WORDS_OF_A_TERM;
        }
        if (isTerm(quote) || isNickname(quote) || isTitle(quote)) {
            return false;
        }
        var count = count(quote);
        if (attribution == null) {
            return isSentence(quote) ? count > 1 : count >= WORDS_THAT_SPEAK_FOR_THEMSELVES || isIntroduced(quote);
        }
        return count > WORDS_OF_A_TERM || !isModifier(quote);
    }

    /** Cue and speaker leave no doubt: right behind the quote, or before it with a comma or colon or nothing between. */
    private boolean isTight(int quote, Attribution attribution) {
        if (!attribution.rule().adjacent()) {
            return false;
        }
        if (attribution.rule().side() == Rule.Side.AFTER) {
            return true;
        }
        var at = reading.places[quote].phrase();
        var before = attribution.sentence().letters().charAt(at - 1);
        return before == ':' || before == ',' && attribution.cue() >= at - 6;
    }

    boolean isSentence(int quote) {
        var sentence = reading.sentenceOf(quote);
        var inner = reading.quotes.get(quote).inner();
        return reading.places[quote].phrase() == 0
                && sentence.letters().length() <= 2
                && (".?!…".indexOf(Sentence.lastMark(reading.text, inner)) >= 0
                        || reading.quotes.get(quote).goesOn())
                && !Character.isLowerCase(reading.text.charAt(inner.start()));
    }

    /** A whole sentence behind a comma or colon. */
    private boolean isIntroduced(int quote) {
        var at = reading.places[quote].phrase();
        var inner = reading.quotes.get(quote).inner();
        return at > 0
                && ",:".indexOf(reading.sentenceOf(quote).letters().charAt(at - 1)) >= 0
                && ".?!".indexOf(Sentence.lastMark(reading.text, inner)) >= 0
                && Character.isUpperCase(reading.text.charAt(inner.start()))
                && count(quote) > 1;
    }

    private int count(int quote) {
        return (int) WORD.matcher(reading.wordsOf(quote))
                .results()
                .limit(WORDS_THAT_SPEAK_FOR_THEMSELVES + 1L)
                .count();
    }

    /** The so-called "…"; a novel called "…"; known as "…"; the word "…". */
    private boolean isTerm(int quote) {
        var before = reading.neighbour(quote, -1);
        if (before == null || count(quote) > WORDS_THAT_SPEAK_FOR_THEMSELVES) {
            return false;
        }
        if (before.lower().equals("as")) {
            var further = reading.neighbour(quote, -2);
            return further != null && further.lower().equals("known");
        }
        return Lexicon.INTRODUCES_A_TERM.contains(before.lower());
    }

    private boolean isNickname(int quote) {
        var before = reading.neighbour(quote, -1);
        var after = reading.neighbour(quote, 1);
        return before != null
                && after != null
                && before.isName()
                && after.capital()
                && after.is(Tag.NAME)
                && count(quote) <= WORDS_OF_A_TERM;
    }

    private boolean isTitle(int quote) {
        var words = WORD.matcher(reading.wordsOf(quote));
        var capitals = 0;
        var all = 0;
        while (words.find()) {
            if (all++ > 12) {
                return false;
            }
            if (Character.isLowerCase(words.group().charAt(0))) {
                if (!SMALL.matcher(words.group()).matches()) {
                    return false;
                }
            } else {
                capitals++;
            }
        }
        return capitals > 1 && !isSentence(quote) || capitals == 1 && all == 1 && !isSentence(quote);
    }

    /** The "cafeteria" mice. */
    private boolean isModifier(int quote) {
        var before = reading.neighbour(quote, -1);
        var after = reading.neighbour(quote, 1);
        return before != null
                && after != null
                && (before.is(Tag.DETERMINER)
                        || before.is(Tag.PREPOSITION)
                        || before.is(Tag.OTHER_WORD)
                        || before.isPossessive())
                && (after.is(Tag.OTHER_WORD) || after.is(Tag.ROLE) || after.is(Tag.NAME));
    }
}
