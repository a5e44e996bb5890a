package org.copydesk.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.copydesk.body.Block;
import org.copydesk.body.MarkdownBody;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.PublishedArticle;
import org.copydesk.edition.PublishedArticle.Part;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an article in the forms that were asked for. */
public record ArticleBody(
        @Nullable String html,

        @Schema(implementation = Block.class, type = SchemaType.ARRAY) @Nullable
        WrittenJson<List<Block>> blocks,

        @Nullable String markdown,
        @Nullable String text) {

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

    static ArticleBody of(PublishedArticle article, Set<Format> formats) {
        return new ArticleBody(
                formats.contains(Format.HTML) ? article.html() : null,
                formats.contains(Format.BLOCKS) ? article.blocks() : null,
                formats.contains(Format.MARKDOWN) && article.html() != null ? MarkdownBody.of(article.html()) : null,
                formats.contains(Format.TEXT) ? article.text() : null);
    }
}
