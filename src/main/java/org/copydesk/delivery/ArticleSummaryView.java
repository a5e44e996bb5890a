package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.copydesk.edition.LiveArticleLists;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.jspecify.annotations.Nullable;

/**
 * A published article as lists show it, without its body.
 *
 * @param highlight where the words of a search were found, as safe HTML with the words in {@code mark}
 */
record ArticleSummaryView(
        @JsonUnwrapped PublishedSummary summary,
        @Nullable String highlight,
        @Nullable List<PublishedQuote> quotes,
        @Nullable List<PublishedCitation> citations,
        @Nullable List<CommentView> comments) {

    static ArticleSummaryView of(LiveArticleLists.Row row, ArticleIncludes.Included included) {
        return new ArticleSummaryView(
                row.summary(), row.highlight(), included.quotes(), included.citations(), included.comments());
    }
}
