package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.edition.LiveEditions;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.jspecify.annotations.Nullable;

/** The lists of quotes: all of them, a speaker's, a source's. */
@ApplicationScoped
class LiveQuotes {

    @Inject
    LiveEditions live;

    @Inject
    Shown shown;

    Listing<QuoteView> newest(PageRequest page, @Nullable UUID speaker, @Nullable UUID source, @Nullable UUID article) {
        shown.articles();
        shown.unchangedFor(live.calmSeconds());
        var sources = source == null ? new UUID[0] : new UUID[] {source};
        return Listing.of(
                        page,
                        Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID),
                        at -> live.quotes(at.time(0), at.id(1), speaker, sources, article),
                        quote -> Cursor.of(quote.publishedAt, quote.quoteId))
                .map(QuoteView::of);
    }
}
