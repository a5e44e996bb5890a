package org.copydesk.article;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.body.BodyFormat;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.taxonomy.ArticleType;
import org.copydesk.words.Language;
import org.copydesk.words.LanguageTags;
import org.copydesk.words.Nfc;
import org.copydesk.words.Slug;
import org.copydesk.words.Visible;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * What the desk writes of an article.
 *
 * @param slug derived from the headline where it is left out
 * @param body the source text as written, in {@code bodyFormat}; at most 1,000,000 characters
 * @param language upper and lower case make no difference: {@code EN-gb} is kept as {@code en-GB}
 * @param section the slug of a section
 * @param tags slugs of tags
 * @param subjects codes of IPTC Media Topics
 * @param urgency 1 is the most urgent (IPTC ninjs)
 * @param edNote for the desk alone, never delivered
 * @param embargoUntil no edition is visible before, whatever its publication asks
 * @param evolvedFrom the article that this one grew out of
 */
@JsonIgnoreProperties({
    "id",
    "state",
    "publication",
    "revision",
    "rendered",
    "staleQuotes",
    "actions",
    "leftOut",
    "createdAt",
    "createdBy",
    "updatedAt",
    "updatedBy"
})
public record ArticleInput(
        @Size(max = 120) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @NotNull ArticleType type,
        @Visible @Size(max = 300) String headline,
        @Size(max = 300) @Nullable String alternativeHeadline,
        @Size(max = 1000) @Nullable String standfirst,
        @NotNull @Size(max = 1_000_000) String body,
        BodyFormat bodyFormat,
        @Size(max = 300) @Nullable String byline,
        @Size(max = 50) List<@Valid @NotNull Credit> creators,
        @Valid @Nullable Dateline dateline,
        @NotNull @Language String language,
        @NotNull @Size(max = 80) String section,
        @Size(max = 50) @UniqueElements List<@NotNull @Size(max = 80) String> tags,
        @Size(max = 50) @UniqueElements List<@NotNull @Pattern(regexp = "medtop:[0-9]{8}") String> subjects,
        @Min(1) @Max(9) @Nullable Integer urgency,
        @Valid @Nullable Image image,
        @Valid @Nullable Rights rights,
        @Size(max = 5000) @Nullable String edNote,
        @Nullable Instant embargoUntil,
        @Valid CommentPolicy commentPolicy,
        @Nullable UUID evolvedFrom,
        @Nullable Integer version) {

    /** @param person the id of a person */
    @Schema(name = "CreatorInput")
    public record Credit(
            @NotNull UUID person, @NotBlank @Size(max = 80) String role) {}

    /** Lines are in Unicode's form NFC, as the text is that is made of the body. */
    public ArticleInput {
        headline = Nfc.of(Objects.requireNonNullElse(headline, ""));
        alternativeHeadline = Nfc.ofNullable(alternativeHeadline);
        standfirst = Nfc.ofNullable(standfirst);
        byline = Nfc.ofNullable(byline);
        bodyFormat = bodyFormat == null ? BodyFormat.MARKDOWN : bodyFormat;
        creators = creators == null ? List.of() : creators;
        tags = tags == null ? List.of() : tags;
        subjects = subjects == null ? List.of() : subjects;
        commentPolicy = commentPolicy == null ? CommentPolicy.DEFAULT : commentPolicy;
    }

    /** What can be taken over without asking other records. */
    void applyTo(Article article) {
        article.type = type;
        article.headline = headline;
        article.alternativeHeadline = alternativeHeadline;
        article.standfirst = standfirst;
        article.write(body, bodyFormat);
        article.byline = byline;
        article.dateline = dateline;
        article.language = LanguageTags.written(language);
        article.subjects = subjects;
        article.urgency = urgency;
        article.image = image;
        article.rights = rights;
        article.edNote = edNote;
        article.embargoUntil = embargoUntil;
        article.commentPolicy = commentPolicy;
    }

    public ArticleInput withBody(String body) {
        return with(slug, body, creators, section, tags);
    }

    ArticleInput with(@Nullable String slug, String body, List<Credit> creators, String section, List<String> tags) {
        return new ArticleInput(
                slug,
                type,
                headline,
                alternativeHeadline,
                standfirst,
                body,
                bodyFormat,
                byline,
                creators,
                dateline,
                language,
                section,
                tags,
                subjects,
                urgency,
                image,
                rights,
                edNote,
                embargoUntil,
                commentPolicy,
                evolvedFrom,
                version);
    }

    public static ArticleInput of(Article article) {
        return of(article, article.version);
    }

    /** What a revision keeps: everything but the lock's count. */
    static ArticleInput snapshotOf(Article article) {
        return of(article, null);
    }

    private static ArticleInput of(Article article, @Nullable Integer version) {
        return new ArticleInput(
                article.slug,
                article.type,
                article.headline,
                article.alternativeHeadline,
                article.standfirst,
                article.body,
                article.bodyFormat,
                article.byline,
                article.creators.stream()
                        .map(creator -> new Credit(creator.person.id, creator.role))
                        .toList(),
                article.dateline,
                article.language,
                article.section.slug,
                article.tags.stream().map(tag -> tag.slug).toList(),
                article.subjects,
                article.urgency,
                article.image,
                article.rights,
                article.edNote,
                article.embargoUntil,
                article.commentPolicy,
                article.evolvedFrom,
                version);
    }
}
