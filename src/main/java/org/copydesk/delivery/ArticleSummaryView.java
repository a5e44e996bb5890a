package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.LiveArticleLists;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A published article as lists show it, without its body.
 *
 * @param highlight where the words of a search were found, as safe HTML with the words in {@code mark}
 */
@Schema(allOf = PublishedSummary.class)
record ArticleSummaryView(
        @JsonUnwrapped WrittenJson<PublishedSummary> summary,
        @Nullable String highlight,

        @Schema(implementation = PublishedQuote.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedQuote>> quotes,

        @Schema(implementation = PublishedCitation.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedCitation>> citations,

        @Nullable List<CommentView> comments) {

    static ArticleSummaryView of(LiveArticleLists.Row row, ArticleIncludes.Included included) {
        return new ArticleSummaryView(
                row.summary(), row.highlight(), included.quotes(), included.citations(), included.comments());
    }
}
