package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.jspecify.annotations.Nullable;

/** A published article as lists show it, without its body. */
record ArticleSummaryView(
        @JsonUnwrapped PublishedSummary summary,
        @Nullable List<PublishedQuote> quotes,
        @Nullable List<PublishedCitation> citations,
        @Nullable List<CommentView> comments) {

    static ArticleSummaryView of(PublishedSummary summary, ArticleIncludes.Included included) {
        return new ArticleSummaryView(summary, included.quotes(), included.citations(), included.comments());
    }
}
