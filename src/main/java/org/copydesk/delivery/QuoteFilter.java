package org.copydesk.delivery;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.edition.LiveQuoteLists.Order;
import org.copydesk.edition.QuoteWish;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which quotes a list shows, and in which order. */
record QuoteFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = QuoteFilter.WORDS) @Nullable
        String q,

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only these quotes, as far as they are live: `ids=0197a000-0007-7000-8000-000000000001`."
                        + " Without `limit` all on one page.")
        List<UUID> ids,

        @QueryParam("speaker")
        @Separator(Several.COMMA)
        @Parameter(description = "Only what any of these persons said: `speaker=0197a000-0003-7000-8000-000000000008`.")
        List<UUID> speaker,

        @QueryParam("source")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only quotes that came through any of these sources:"
                        + " `source=0197a000-0004-7000-8000-000000000001`.")
        List<UUID> source,

        @QueryParam("article")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only quotes of any of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        List<UUID> article,

        @QueryParam("section")
        @Separator(Several.COMMA)
        @Parameter(description = "Only quotes of articles of these sections, by slug: `section=world,politics`.")
        List<String> section,

        @QueryParam("language")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only quotes of articles in these languages: `language=en-GB,de`. `en` is for `en-GB` and `en-US`, too (RFC 4647).")
        List<String> language,

        @QueryParam("publishedAt[gte]")
        @Parameter(
                description =
                        "Only quotes of articles published then or later: `publishedAt[gte]=2026-02-01T00:00:00Z`.")
        @Nullable
        Instant publishedFrom,

        @QueryParam("publishedAt[lt]")
        @Parameter(description = "Only quotes of articles published before: `publishedAt[lt]=2026-03-01T00:00:00Z`.")
        @Nullable
        Instant publishedBefore,

        @QueryParam("sort")
        @Parameter(
                description = "By the date of the article, newest first unless it says otherwise: `sort=publishedAt`.")
        @DefaultValue("-publishedAt")
        Order sort) {

    static final String WORDS =
            "Words of the quote, in the language of its article: `q=gulls chips`, `q=\"the gulls\"`, `q=gulls -chips`,"
                    + " `q=gull*`. Little words (the, at) do not count, in phrases neither.";

    QuoteWish wish() {
        return new QuoteWish(q, ids, speaker, source, article, section, language, publishedFrom, publishedBefore);
    }
}
