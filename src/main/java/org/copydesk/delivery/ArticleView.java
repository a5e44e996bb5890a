package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.PublishedArticle;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedDetails;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One published article; its body in the one form that was asked for.
 *
 * @param commentCount how many comments readers see, 10001 where there are more than 10,000; left out where the article's
 *     comment policy does not show it
 */
@Schema(allOf = {PublishedSummary.class, PublishedDetails.class, ArticleBody.class})
public record ArticleView(
        @JsonUnwrapped WrittenJson<PublishedSummary> summary,
        @JsonUnwrapped WrittenJson<PublishedDetails> details,
        @JsonUnwrapped ArticleBody body,

        @Schema(implementation = PublishedCorrection.class, type = SchemaType.ARRAY)
        WrittenJson<List<PublishedCorrection>> corrections,

        @Schema(implementation = PublishedQuote.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedQuote>> quotes,

        @Schema(implementation = PublishedCitation.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedCitation>> citations,

        @Nullable List<CommentView> comments,
        @Nullable Long commentCount) {

    private static final ArticleIncludes.Conversation NOTHING_SAID = new ArticleIncludes.Conversation(null, null);

    /** With all that it carries; nobody has commented on what is not published. */
    public static ArticleView preview(PublishedArticle article, ArticleBody.Format format) {
        return of(article, EnumSet.of(format), NOTHING_SAID);
    }

    static ArticleView of(
            PublishedArticle article, Set<ArticleBody.Format> formats, ArticleIncludes.Conversation conversation) {
        return new ArticleView(
                article.summary(),
                article.details(),
                ArticleBody.of(article, formats),
                article.corrections(),
                article.quotes(),
                article.citations(),
                conversation.comments(),
                conversation.count());
    }
}
