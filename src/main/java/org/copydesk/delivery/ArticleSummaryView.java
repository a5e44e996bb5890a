package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.LiveArticleLists;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedDetails;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A published article as lists show it: with its body only where that is asked for.
 *
 * @param commentCount how many comments readers see, 10001 where there are more than 10,000; left out where the article's
 *     comment policy does not show it
 * @param highlight where the words of a search were found, as safe HTML with the words in {@code mark}
 */
@Schema(allOf = {PublishedSummary.class, PublishedDetails.class, ArticleBody.class})
record ArticleSummaryView(
        @JsonUnwrapped WrittenJson<PublishedSummary> summary,
        @JsonUnwrapped @Nullable WrittenJson<PublishedDetails> details,
        @JsonUnwrapped @Nullable ArticleBody body,
        @Nullable String highlight,

        @Schema(implementation = PublishedCorrection.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedCorrection>> corrections,

        @Schema(implementation = PublishedQuote.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedQuote>> quotes,

        @Schema(implementation = PublishedCitation.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedCitation>> citations,

        @Nullable List<CommentView> comments,
        @Nullable Long commentCount) {

    static ArticleSummaryView of(LiveArticleLists.Row row, ArticleIncludes.Included included, Wish wish) {
        var carried = included.carried();
        var conversation = included.conversation();
        return carried == null
                ? new ArticleSummaryView(
                        row.summary(),
                        null,
                        null,
                        row.highlight(),
                        null,
                        null,
                        null,
                        conversation.comments(),
                        conversation.count())
                : new ArticleSummaryView(
                        carried.summary(),
                        wish.whole() ? carried.details() : null,
                        ArticleBody.of(carried, wish.formats()),
                        row.highlight(),
                        wish.whole() ? carried.corrections() : null,
                        carried.quotes(),
                        carried.citations(),
                        conversation.comments(),
                        conversation.count());
    }
}
