package org.copydesk.delivery;

import java.util.List;
import java.util.UUID;
import org.copydesk.edition.LiveQuote;
import org.copydesk.edition.PublishedPerson;
import org.copydesk.edition.PublishedQuote;
import org.jspecify.annotations.Nullable;

/**
 * Through whom readers have a quote.
 *
 * @param speaker who said it; null where the article names nobody
 * @param speakerAsWritten how the article names the speaker
 * @param chain from the speaker to the article, in order
 * @param article that carries it: the end of the chain
 */
record QuoteChain(
        UUID quote,
        String text,
        @Nullable PublishedPerson speaker,
        @Nullable String speakerAsWritten,
        List<PublishedQuote.Link> chain,
        QuoteView.CarriedBy article) {

    static QuoteChain of(LiveQuote quote) {
        var words = quote.document().as(PublishedQuote.TYPE);
        return new QuoteChain(
                words.id(),
                words.text(),
                words.speaker(),
                words.speakerAsWritten(),
                words.chain(),
                QuoteView.of(quote).article());
    }
}
