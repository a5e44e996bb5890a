package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveEditions;
import org.copydesk.edition.LiveQuote;
import org.copydesk.edition.LiveQuote_;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.hibernate.query.restriction.Restriction;
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
        var at = page.after(FIRST);
        var sources = source == null ? new UUID[0] : new UUID[] {source};
        var found = words == null
                ? live.quotes(at.time(0), at.id(1), speaker, sources, article)
                        .setFirstResult(page.offset())
                        .setMaxResults(page.rows())
                        .getResultList()
                : live.quotesWith(words, at.time(0), at.id(1), speaker, source, article, page.offset(), page.rows());
        return Listing.counted(found, page, LiveQuotes::keys, () -> total(words, speaker, source, article))
                .map(QuoteView::of);
    }

    private Listing.Total total(
            @Nullable String words, @Nullable UUID speaker, @Nullable UUID source, @Nullable UUID article) {
        LongSupplier expected = () -> live.expectQuotes(words, speaker, source, article);
        if (words != null) {
            var limit = Listing.COUNTED_EXACTLY + 1;
            return Listing.Total.of(live.countQuotesWith(words, speaker, source, article, limit), expected);
        }
        var wanted = new ArrayList<Restriction<LiveQuote>>();
        if (speaker != null) {
            wanted.add(Restriction.equal(LiveQuote_.speakerId, speaker));
        }
        if (article != null) {
            wanted.add(Restriction.equal(LiveQuote_.articleId, article));
        }
        var restriction = Restriction.all(wanted);
        return Listing.Total.of(
                source == null ? live.allQuotes(restriction) : live.allQuotesThrough(source, restriction), expected);
    }

    private static Cursor keys(LiveQuote quote) {
        return Cursor.of(quote.publishedAt, quote.quoteId);
    }
}
