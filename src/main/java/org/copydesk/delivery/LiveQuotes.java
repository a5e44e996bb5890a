package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveEditions;
import org.copydesk.edition.LiveQuote;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** The lists of quotes: all of them, a speaker's, a source's. */
@ApplicationScoped
class LiveQuotes {

    static final String WORDS =
            "Words of the quote, in the language of its article: `q=gulls chips`, `q=\"the gulls\"`, `q=gulls -chips`,"
                    + " `q=gull*`.";

    private static final Cursor FIRST = Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID);

    @Inject
    LiveEditions live;

    @Inject
    Corrections corrections;

    @Inject
    Shown shown;

    LiveQuote require(UUID id) {
        shown.articles();
        shown.unchangedFor(live.calmSeconds());
        return live.byQuoteId(id)
                .orElseThrow(() -> corrections
                        .retractionByQuote(id)
                        .map(Correction::tombstone)
                        .orElseGet(
                                () -> Refusal.notFound("No published article carries a quote with the id '%s'.", id)));
    }

    /** @param words to be found in them, as in the search for articles; null for all quotes */
    Listing<QuoteView> newest(
            PageRequest page,
            @Nullable String words,
            @Nullable UUID speaker,
            @Nullable UUID source,
            @Nullable UUID article) {
        shown.articles();
        shown.unchangedFor(live.calmSeconds());
        return (words == null ? all(page, speaker, source, article) : with(words, page, speaker, source, article))
                .map(QuoteView::of);
    }

    private Listing<LiveQuote> all(
            PageRequest page, @Nullable UUID speaker, @Nullable UUID source, @Nullable UUID article) {
        var sources = source == null ? new UUID[0] : new UUID[] {source};
        return Listing.of(
                page, FIRST, at -> live.quotes(at.time(0), at.id(1), speaker, sources, article), LiveQuotes::keys);
    }

    private Listing<LiveQuote> with(
            String words, PageRequest page, @Nullable UUID speaker, @Nullable UUID source, @Nullable UUID article) {
        var at = page.after(FIRST);
        return Listing.of(
                live.quotesWith(words, at.time(0), at.id(1), speaker, source, article, page.offset(), page.rows()),
                page,
                LiveQuotes::keys,
                () -> live.countQuotesWith(words, speaker, source, article));
    }

    private static Cursor keys(LiveQuote quote) {
        return Cursor.of(quote.publishedAt, quote.quoteId);
    }
}
