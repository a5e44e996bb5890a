package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.copydesk.body.Block;
import org.copydesk.body.MarkdownBody;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.PublishedArticle;
import org.copydesk.edition.PublishedArticle.Part;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedDetails;
import org.copydesk.edition.PublishedQuote;
import org.copydesk.edition.PublishedSummary;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One published article; its body in the one form that was asked for. */
@Schema(allOf = {PublishedSummary.class, PublishedDetails.class})
public record ArticleView(
        @JsonUnwrapped WrittenJson<PublishedSummary> summary,
        @JsonUnwrapped WrittenJson<PublishedDetails> details,
        @Nullable String html,

        @Schema(implementation = Block.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<Block>> blocks,

        @Nullable String markdown,
        @Nullable String text,

        @Schema(implementation = PublishedCorrection.class, type = SchemaType.ARRAY)
        WrittenJson<List<PublishedCorrection>> corrections,

        @Schema(implementation = PublishedQuote.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedQuote>> quotes,

        @Schema(implementation = PublishedCitation.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<PublishedCitation>> citations,

        @Nullable List<CommentView> comments) {

    /** The forms a body is delivered in. Markdown is written of the HTML, so that editions of any age have it. */
    public enum Format {
        HTML(Part.HTML),
        BLOCKS(Part.BLOCKS),
        MARKDOWN(Part.HTML),
        TEXT(Part.TEXT);

        final Part part;

        Format(Part part) {
            this.part = part;
        }

        String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With all that it carries; nobody has commented on what is not published. */
    public static ArticleView preview(PublishedArticle article, Format format) {
        return of(article, EnumSet.of(format), null);
    }

    static ArticleView of(PublishedArticle article, Set<Format> formats, @Nullable List<CommentView> comments) {
        return new ArticleView(
                article.summary(),
                article.details(),
                formats.contains(Format.HTML) ? article.html() : null,
                formats.contains(Format.BLOCKS) ? article.blocks() : null,
                formats.contains(Format.MARKDOWN) && article.html() != null ? MarkdownBody.of(article.html()) : null,
                formats.contains(Format.TEXT) ? article.text() : null,
                article.corrections(),
                article.quotes(),
                article.citations(),
                comments);
    }
}
