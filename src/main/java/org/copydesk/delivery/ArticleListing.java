package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.Paged;
import org.jspecify.annotations.Nullable;

/**
 * @param facets counts over all pages, where they were asked for
 * @param didYouMean a search that finds something, in the place of one that finds nothing
 */
record ArticleListing(
        List<ArticleSummaryView> data,
        Listing.Meta meta,
        @Nullable Facets facets,
        @Nullable String didYouMean,
        @JsonIgnore @Nullable Cursor next)
        implements Paged<ArticleSummaryView> {

    static ArticleListing of(Listing<ArticleSummaryView> page, @Nullable Facets facets, @Nullable String didYouMean) {
        return new ArticleListing(page.data(), page.meta(), facets, didYouMean, page.next());
    }

    @Override
    public ArticleListing sealed(String nextCursor) {
        return new ArticleListing(data, meta.sealed(nextCursor), facets, didYouMean, next);
    }
}
