package org.copydesk.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.body.Block;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An article as the desk reads it; it can be edited and put back as it stands.
 *
 * @param actions what the caller may do next
 */
@Schema(requiredProperties = "slug")
public record DeskArticleView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped ArticleInput article,
        @Schema(readOnly = true) Article.State state,
        @Schema(readOnly = true) Publication publication,
        @Schema(readOnly = true) int revision,
        @Schema(readOnly = true) Rendered rendered,
        @Schema(readOnly = true) List<StaleQuote> staleQuotes,
        @Schema(readOnly = true) List<ArticleAction> actions,

        @Schema(
                readOnly = true,
                description =
                        "Only where a revision was restored: what it has and the article does not get back, because it is"
                                + " gone or another article's by now.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<LeftOut> leftOut,

        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) String createdBy,
        @Schema(readOnly = true) Instant updatedAt,
        @Schema(readOnly = true) String updatedBy)
        implements Versioned {

    public record Publication(
            ArticlePublication.LiveState liveState,
            @Nullable Instant visibleFrom,
            @Nullable Instant visibleTo,
            @Nullable Instant nextEditionFrom,

            @Schema(
                    description =
                            "Was the article changed since its newest edition, live or planned, was made? Readers see the"
                                    + " change when it is published or scheduled again.")
            boolean newerDraft) {}

    /** @param pointer its place in the article of the revision */
    public record LeftOut(String pointer, String detail) {}

    /** What was derived from the body when it was saved. */
    public record Rendered(String html, String text, List<Block> blocks, int wordCount, int readingMinutes) {}

    static DeskArticleView of(
            Article article,
            ArticlePublication publication,
            List<StaleQuote> staleQuotes,
            List<ArticleAction> actions,
            @Nullable List<LeftOut> leftOut) {
        return new DeskArticleView(
                article.id,
                ArticleInput.of(article),
                article.state,
                new Publication(
                        publication.liveState,
                        publication.visibleFrom,
                        publication.visibleTo,
                        publication.nextEditionFrom,
                        publication.newerDraft),
                article.revision,
                new Rendered(article.html, article.text, article.blocks, article.wordCount, article.readingMinutes),
                staleQuotes,
                actions,
                leftOut,
                article.createdAt,
                article.createdBy,
                article.updatedAt,
                article.updatedBy);
    }

    @Override
    public @Nullable Integer version() {
        return article.version();
    }
}
