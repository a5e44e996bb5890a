package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.copydesk.body.Block;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.edition.LiveEdition;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedDetails;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.jspecify.annotations.Nullable;

/** One published article; its body in the one form that was asked for. */
public record ArticleView(
        @JsonUnwrapped PublishedSummary summary,
        @JsonUnwrapped PublishedDetails details,
        @Nullable String html,
        @Nullable List<Block> blocks,
        @Nullable String text,
        List<PublishedCorrection> corrections,
        @Nullable List<PublishedQuote> quotes,
        @Nullable List<PublishedCitation> citations,
        @Nullable List<CommentView> comments) {

    /** The forms a body is delivered in. */
    public enum Format {
        HTML,
        BLOCKS,
        TEXT
    }

    /** With all that it carries; nobody has commented on what is not published. */
    public static ArticleView preview(LiveEdition edition, Format format) {
        return of(edition, format, new ArticleIncludes.Included(edition.quotes, edition.citations, null));
    }

    static ArticleView of(LiveEdition edition, Format format, ArticleIncludes.Included included) {
        return new ArticleView(
                edition.summary,
                edition.details,
                format == Format.HTML ? edition.html : null,
                format == Format.BLOCKS ? edition.blocks : null,
                format == Format.TEXT ? edition.text : null,
                edition.corrections,
                included.quotes(),
                included.citations(),
                included.comments());
    }
}
