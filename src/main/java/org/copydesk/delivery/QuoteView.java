package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.LiveQuote;
import org.copydesk.edition.PublishedQuote;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A quote, with the article that carries it. */
@Schema(allOf = PublishedQuote.class)
record QuoteView(@JsonUnwrapped WrittenJson<PublishedQuote> quote, CarriedBy article) {

    record CarriedBy(UUID id, String slug, String headline, Instant publishedAt) {}

    static QuoteView of(LiveQuote quote) {
        return new QuoteView(
                quote.document(),
                new CarriedBy(quote.articleId(), quote.slug(), quote.headline(), quote.publishedAt()));
    }
}
