package org.copydesk.delivery;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.edition.ArticleWish;
import org.copydesk.edition.LiveArticleLists;
import org.copydesk.http.Refusal;
import org.copydesk.http.Several;
import org.copydesk.taxonomy.ArticleType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which articles a list shows, and in which order. */
record ArticleFilter(
        @QueryParam("q")
        @Size(max = ArticleFilter.MAX_WORDS_CHARS)
        @Parameter(
                description =
                        "Words to find in headline, standfirst, text and the names of speakers, in the language of each"
                                + " article: `q=pier survey`, `q=\"lantern pier\"`, `q=pier -ferry`, `q=harb*`."
                                + " Where they find nothing, didYouMean proposes words that do.")
        @Nullable
        String q,

        @QueryParam("section")
        @Parameter(description = "Only articles of these sections, by slug: `section=world,politics`.")
        @Nullable
        String section,

        @QueryParam("section!")
        @Parameter(description = "Only articles of none of these sections: `section!=sport`.")
        @Nullable
        String withoutSection,

        @QueryParam("tag")
        @Parameter(description = "Only articles with any of these tags: `tag=storm,harbour`.")
        @Nullable
        String tag,

        @QueryParam("tag!") @Parameter(description = "Only articles with none of these tags: `tag!=sport`.") @Nullable
        String withoutTag,

        @QueryParam("type")
        @Parameter(description = "Only articles of these types: `type=news,pressRelease`.")
        @Nullable
        String type,

        @QueryParam("type!")
        @Parameter(description = "Only articles of none of these types: `type!=pressRelease`.")
        @Nullable
        String withoutType,

        @QueryParam("language")
        @Parameter(description = "Only articles in these languages: `language=en-GB,de`.")
        @Nullable
        String language,

        @QueryParam("source")
        @Parameter(
                description = "Only articles that cite any of these sources or quote through them:"
                        + " `source=0197a000-0004-7000-8000-000000000001`.")
        @Nullable
        String source,

        @QueryParam("speaker")
        @Parameter(
                description =
                        "Only articles that quote any of these persons: `speaker=0197a000-0003-7000-8000-000000000008`.")
        @Nullable
        String speaker,

        @QueryParam("author")
        @Parameter(
                description =
                        "Only articles that credit any of these persons: `author=0197a000-0003-7000-8000-000000000001`.")
        @Nullable
        String author,

        @QueryParam("ids")
        @Parameter(
                description =
                        "Only these articles, as far as they are live: `ids=0197a000-0005-7000-8000-000000000012`.")
        @Nullable
        String ids,

        @QueryParam("publishedAt[gte]")
        @Parameter(description = "Only articles published then or later: `publishedAt[gte]=2026-02-01T00:00:00Z`.")
        @Nullable
        Instant publishedFrom,

        @QueryParam("publishedAt[lt]")
        @Parameter(description = "Only articles published before: `publishedAt[lt]=2026-03-01T00:00:00Z`.")
        @Nullable
        Instant publishedBefore,

        @QueryParam("updatedAt[gt]")
        @Parameter(
                description =
                        "Only articles that readers have seen a new edition of since: `updatedAt[gt]=2026-02-03T12:00:00Z`.")
        @Nullable
        Instant updatedAfter,

        @QueryParam("sort")
        @Parameter(
                description =
                        "`-publishedAt` (newest first, the default), `publishedAt`, `-updatedAt`. With `q` the newest"
                                + " 100 that it finds, the best first, and then all others by date; with `-publishedAt` all by date.")
        @Nullable
        String sort,

        @QueryParam("at")
        @Parameter(
                description = "As readers saw the list then, newest first; only articles that they may still read:"
                        + " `at=2026-11-10T12:00:00Z`.")
        @Nullable
        Instant at) {

    static final int MAX_WORDS_CHARS = 200;

    /** The annotation tells the contract; the check spares the list that front ends ask for most a validator. */
    ArticleFilter {
        if (q != null && q.length() > MAX_WORDS_CHARS) {
            throw Refusal.invalid().parameter("q", "must have at most %d characters", MAX_WORDS_CHARS);
        }
    }

    ArticleWish wish() {
        return wish(q);
    }

    /** @param words to look for, instead of those of the request */
    ArticleWish wish(@Nullable String words) {
        return new ArticleWish(
                Several.of("section", section, String.class),
                Several.of("section!", withoutSection, String.class),
                Several.of("tag", tag, String.class),
                Several.of("tag!", withoutTag, String.class),
                Several.of("type", type, ArticleType.class),
                Several.of("type!", withoutType, ArticleType.class),
                Several.of("language", language, String.class),
                Several.of("source", source, UUID.class),
                Several.of("speaker", speaker, UUID.class),
                Several.of("author", author, UUID.class),
                Several.of("ids", ids, UUID.class),
                publishedFrom,
                publishedBefore,
                updatedAfter,
                words,
                at);
    }

    LiveArticleLists.Order order() {
        if (at != null) {
            PublishedArticles.requirePast(at);
            if (q != null || sort != null) {
                throw Refusal.invalid().parameter("at", "goes neither with q nor with sort");
            }
            return LiveArticleLists.Order.NEWEST_THEN;
        }
        if (q != null) {
            if (sort == null) {
                return LiveArticleLists.Order.BEST;
            }
            if (sort.equals("-publishedAt")) {
                return LiveArticleLists.Order.NEWEST_FOUND;
            }
            throw Refusal.invalid().parameter("sort", "must be -publishedAt together with q, or left out");
        }
        return switch (sort == null ? "-publishedAt" : sort) {
            case "-publishedAt" -> LiveArticleLists.Order.NEWEST;
            case "publishedAt" -> LiveArticleLists.Order.OLDEST;
            case "-updatedAt" -> LiveArticleLists.Order.UPDATED;
            default ->
                throw Refusal.invalid().parameter("sort", "must be one of -publishedAt, publishedAt, -updatedAt");
        };
    }
}
