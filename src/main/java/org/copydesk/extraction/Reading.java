package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text as the rules see it: paragraphs, marked passages and sentences, and where each passage stands among them. */
final class Reading {

    private static final int LONGEST_HEADLINE = 160;

    /** @param phrase its index in the sentence */
    record Place(int sentence, int phrase) {}

    final String text;
    final List<Span> paragraphs;
    final List<Marked> quotes;
    final List<Sentence> sentences = new ArrayList<>();
    final Place[] places;
    final List<List<Word>> words;
    private final BitSet dismissed = new BitSet();

    Reading(String text) {
        this.text = text;
        paragraphs = Paragraphs.of(text);
        quotes = Marks.in(text, paragraphs);
        words = Words.of(text, paragraphs, quotes);
        for (var i = 0; i < words.size(); i++) {
            sentences.addAll(Sentence.of(i, Phrases.of(text, quotes, words.get(i)), text, quotes));
        }
        places = new Place[quotes.size()];
        for (var i = 0; i < sentences.size(); i++) {
            var phrases = sentences.get(i).phrases();
            for (var j = 0; j < phrases.size(); j++) {
                if (phrases.get(j).isQuote()) {
                    places[phrases.get(j).word().quote()] = new Place(i, j);
                }
            }
        }
    }

    /**
     * What is no speech does not stand in the way of the rules.
     *
     * @return the sentences that read otherwise now
     */
    BitSet dismiss(BitSet noSpeech) {
        dismissed.or(noSpeech);
        var changed = new BitSet();
        noSpeech.stream().map(quote -> places[quote].sentence()).forEach(changed::set);
        changed.stream().forEach(i -> sentences.set(i, sentences.get(i).without(noSpeech)));
        return changed;
    }

    boolean isDismissed(int quote) {
        return dismissed.get(quote);
    }

    Sentence sentenceOf(int quote) {
        return sentences.get(places[quote].sentence());
    }

    int paragraphOf(int quote) {
        return sentenceOf(quote).paragraph();
    }

    /** Null at the beginning of the text. */
    @Nullable
    Sentence before(int sentence) {
        return sentence > 0 ? sentences.get(sentence - 1) : null;
    }

    String wordsOf(int quote) {
        return quotes.get(quote).inner().in(text);
    }

    /** The word on this side of the quote in its paragraph; null where the paragraph ends. */
    @Nullable
    Word neighbour(int quote, int step) {
        var row = words.get(paragraphOf(quote));
        var phrase = sentenceOf(quote).phrases().get(places[quote].phrase());
        var at = phrase.first() + step;
        return at >= 0 && at < row.size() ? row.get(at) : null;
    }

    boolean isHeadline(int paragraph) {
        var first = paragraphs.get(0);
        return paragraph == 0
                && paragraphs.size() > 1
                && first.end() - first.start() <= LONGEST_HEADLINE
                && ".!?:".indexOf(text.charAt(first.end() - 1)) < 0
                && !quotes.stream().anyMatch(quote -> quote.goesOn() && quote.close() == first.end())
                && !endsInDoubleQuote(first);
    }

    /** Headlines have single marks; a first line that ends in a quote's double marks is the story's first sentence. */
    private boolean endsInDoubleQuote(Span line) {
        var end = Sentence.lastMark(text, line);
        return "\"”".indexOf(text.charAt(line.end() - 1)) >= 0 && ".!?".indexOf(end) >= 0;
    }
}
