package org.copydesk.edition;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.article.Article;
import org.copydesk.article.Dateline;
import org.copydesk.article.Image;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.taxonomy.ArticleType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a published article.
 *
 * @param publishedAt when readers first saw the article
 * @param updatedAt when readers first saw this edition of it
 */
public record PublishedSummary(
        UUID id,
        String slug,
        ArticleType type,
        String headline,
        @Nullable String alternativeHeadline,
        @Nullable String standfirst,
        @Nullable String byline,
        List<Credit> creators,
        @Nullable Dateline dateline,
        String language,
        Term section,
        List<Term> tags,
        @Nullable Integer urgency,
        @Nullable Picture image,
        int wordCount,
        int readingMinutes,
        CommentPolicy commentPolicy,
        Instant publishedAt,
        Instant updatedAt) {

    public static final TypeReference<PublishedSummary> TYPE = new TypeReference<>() {};

    @Schema(name = "Creator")
    public record Credit(PublishedPerson person, String role) {}

    public record Term(String slug, String name) {}

    PublishedSummary shownFrom(Instant publishedAt, Instant updatedAt) {
        return with(commentPolicy, publishedAt, updatedAt);
    }

    PublishedSummary with(CommentPolicy policy) {
        return with(policy, publishedAt, updatedAt);
    }

    private PublishedSummary with(CommentPolicy commentPolicy, Instant publishedAt, Instant updatedAt) {
        return new PublishedSummary(
                id,
                slug,
                type,
                headline,
                alternativeHeadline,
                standfirst,
                byline,
                creators,
                dateline,
                language,
                section,
                tags,
                urgency,
                image,
                wordCount,
                readingMinutes,
                commentPolicy,
                publishedAt,
                updatedAt);
    }

    @Schema(name = "PublishedImage")
    public record Picture(
            String url,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {

        static @Nullable Picture of(@Nullable Image image) {
            return image == null || image.url() == null
                    ? null
                    : new Picture(image.url(), image.alt(), image.caption(), image.credit());
        }
    }

    /** What readers see of it in words, beside the text. */
    Stream<String> words() {
        return Stream.of(
                        Optional.of(headline),
                        Optional.ofNullable(alternativeHeadline),
                        Optional.ofNullable(standfirst),
                        Optional.ofNullable(byline),
                        Optional.ofNullable(image).map(Picture::caption))
                .flatMap(Optional::stream);
    }

    static PublishedSummary of(Article article, Instant publishedAt, Instant updatedAt) {
        return new PublishedSummary(
                article.id,
                article.slug,
                article.type,
                article.headline,
                article.alternativeHeadline,
                article.standfirst,
                article.byline,
                article.creators.stream()
                        .map(creator -> new Credit(PublishedPerson.of(creator.person), creator.role))
                        .toList(),
                article.dateline,
                article.language,
                new Term(article.section.slug, article.section.name),
                article.tags.stream().map(tag -> new Term(tag.slug, tag.name)).toList(),
                article.urgency,
                Picture.of(article.image),
                article.wordCount,
                article.readingMinutes,
                article.commentPolicy,
                publishedAt,
                updatedAt);
    }
}
