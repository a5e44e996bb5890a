package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.edition.ArticleWish;
import org.copydesk.edition.LiveArticleLists.Order;
import org.copydesk.http.Refusal;
import org.copydesk.http.Several;
import org.copydesk.taxonomy.ArticleType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which articles a list shows, and in which order. */
record ArticleFilter(
        @QueryParam("q")
        @Size(max = ArticleFilter.MAX_WORDS_CHARS)
        @Parameter(
                description =
                        "Words to find in headline, standfirst, text and the names of speakers, in the language of each"
                                + " article: `q=pier survey`, `q=\"lantern pier\"`, `q=pier -ferry`, `q=harb*`."
                                + " Little words (the, at) do not count, in phrases neither."
                                + " Where they find nothing, didYouMean proposes words that do.")
        @Nullable
        String q,

        @QueryParam("section")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of these sections, by slug: `section=world,politics`.")
        List<String> section,

        @QueryParam("section!")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of none of these sections: `section!=sport`.")
        List<String> withoutSection,

        @QueryParam("tag")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles with any of these tags: `tag=tides,weather`.")
        List<String> tag,

        @QueryParam("tag!")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles with none of these tags: `tag!=football`.")
        List<String> withoutTag,

        @QueryParam("type")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of these types: `type=news,pressRelease`.")
        List<ArticleType> type,

        @QueryParam("type!")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of none of these types: `type!=pressRelease`.")
        List<ArticleType> withoutType,

        @QueryParam("language")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only articles in these languages: `language=en-GB,de`. `en` is for `en-GB` and `en-US`, too (RFC 4647).")
        List<String> language,

        @QueryParam("source")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only articles that cite any of these sources or quote through them:"
                        + " `source=0197a000-0004-7000-8000-000000000001`.")
        List<UUID> source,

        @QueryParam("speaker")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only articles that quote any of these persons: `speaker=0197a000-0003-7000-8000-000000000008`.")
        List<UUID> speaker,

        @QueryParam("author")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only articles that credit any of these persons: `author=0197a000-0003-7000-8000-000000000001`.")
        List<UUID> author,

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only these articles, as far as they are live: `ids=0197a000-0005-7000-8000-000000000012`."
                                + " Without `limit` all on one page.")
        List<UUID> ids,

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
                        "Newest first, unless it says otherwise: `sort=-updatedAt`; `sort=updatedAt` with `updatedAt[gt]`"
                                + " keeps a copy of the list up to date. What takes its time to be published is dated when"
                                + " that began, a minute ago at most: so ask from a minute, and the time that your last walk"
                                + " through the pages took, before the newest `updatedAt` you have, and drop what you have"
                                + " already. With `q` the newest 100 that it finds, the best"
                                + " first, and then all others by date; with `-publishedAt` all by date.")
        @Nullable
        Sort sort,

        @QueryParam("at")
        @Parameter(
                description = "As readers saw the list then, newest first; only articles that they may still read:"
                        + " `at=2026-11-10T12:00:00Z`.")
        @Nullable
        Instant at) {

    static final int MAX_WORDS_CHARS = 200;

    @Schema(name = "ArticleSort")
    enum Sort {
        @JsonProperty("-publishedAt")
        NEWEST(Order.NEWEST),
        @JsonProperty("publishedAt")
        OLDEST(Order.OLDEST),
        @JsonProperty("-updatedAt")
        LAST_UPDATED(Order.LAST_UPDATED),
        @JsonProperty("updatedAt")
        FIRST_UPDATED(Order.FIRST_UPDATED);

        private final Order order;

        Sort(Order order) {
            this.order = order;
        }
    }

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
                section,
                withoutSection,
                tag,
                withoutTag,
                type,
                withoutType,
                language,
                source,
                speaker,
                author,
                ids,
                publishedFrom,
                publishedBefore,
                updatedAfter,
                words,
                at);
    }

    Order order() {
        if (at != null) {
            PublishedArticles.requirePast(at);
            if (q != null || sort != null) {
                throw Refusal.invalid().parameter("at", "goes neither with q nor with sort");
            }
            return Order.NEWEST_THEN;
        }
        if (q == null) {
            return sort == null ? Order.NEWEST : sort.order;
        }
        if (sort != null && sort != Sort.NEWEST) {
            throw Refusal.invalid().parameter("sort", "must be -publishedAt together with q, or left out");
        }
        return sort == null ? Order.BEST : Order.NEWEST_FOUND;
    }
}
