package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveEditions;
import org.copydesk.edition.LiveQuote;
import org.copydesk.edition.PublishedPerson;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/quotes/{id}/chain")
@Tag(name = "Delivery: quotes")
@PermitAll
class QuoteChainResource {

    @Inject
    LiveEditions live;

    @Inject
    Corrections corrections;

    @Inject
    Shown shown;

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
            var words = quote.document;
            return new QuoteChain(
                    words.id(),
                    words.text(),
                    words.speaker(),
                    words.speakerAsWritten(),
                    words.chain(),
                    QuoteView.of(quote).article());
        }
    }

    @GET
    @Operation(
            operationId = "getQuoteChain",
            summary = "Read through whom a quote came, from its speaker to the article")
    public QuoteChain get(UUID id) {
        shown.articles();
        shown.unchangedFor(live.calmSeconds());
        return live.byQuoteId(id)
                .map(QuoteChain::of)
                .orElseThrow(() -> corrections
                        .retractionByQuote(id)
                        .map(Correction::tombstone)
                        .orElseGet(
                                () -> Refusal.notFound("No published article carries a quote with the id '%s'.", id)));
    }
}
