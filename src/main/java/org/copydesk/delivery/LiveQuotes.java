package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveQuote;
import org.copydesk.edition.LiveQuoteLists;
import org.copydesk.edition.QuoteWish;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;

/** The lists of quotes: all of them, a speaker's, a source's. */
@ApplicationScoped
class LiveQuotes {

    @Inject
    CalmLists calm;

    @Inject
    LiveQuoteLists lists;

    @Inject
    Corrections corrections;

    @Inject
    Shown shown;

    LiveQuote require(UUID id) {
        var quote = lists.byId(id)
                .orElseThrow(() -> corrections
                        .retractionByQuote(id)
                        .map(Correction::tombstone)
                        .orElseGet(
                                () -> Refusal.notFound("No published article carries a quote with the id '%s'.", id)));
        shown.articles();
        shown.unchangedFor(quote.calmSeconds());
        return quote;
    }

    Listing<QuoteView> list(QuoteWish wish, LiveQuoteLists.Order order, PageRequest page) {
        return calm.show(() -> lists.list(wish, order, page), LiveQuote::calmSeconds)
                .map(QuoteView::of);
    }
}
