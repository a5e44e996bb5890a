package org.copydesk.article;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.auth.Actor;
import org.copydesk.http.Several;
import org.copydesk.taxonomy.ArticleType;
import org.copydesk.taxonomy.Sections;
import org.copydesk.words.LanguageTags;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which working copies a list shows, and in which order. */
record DeskArticleFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description = "How words of the headline or the slug begin; capitals and accents do not"
                        + " count: `q=lant pier`.")
        @Nullable
        String q,

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only these articles: `ids=0197a000-0005-7000-8000-000000000012`."
                        + " Without `limit` all on one page.")
        List<UUID> ids,

        @QueryParam("tag")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles with any of these tags: `tag=tides,weather`.")
        List<String> tag,

        @QueryParam("tag!")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles with none of these tags: `tag!=football`.")
        List<String> withoutTag,

        @QueryParam("author")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only articles that credit any of these persons:"
                        + " `author=0197a000-0003-7000-8000-000000000001`.")
        List<UUID> author,

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

        @QueryParam("state")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only working copies in these states: `state=inReview,approved`. The trash is listed only on"
                                + " request.")
        List<Article.State> state,

        @QueryParam("live")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only articles that stand in one of these ways with their readers:"
                        + " `live=scheduled,embargoed`.")
        List<LiveState> live,

        @QueryParam("section")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of these sections: `section=world,politics`.")
        List<String> section,

        @QueryParam("section!")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of none of these sections: `section!=sport`.")
        List<String> withoutSection,

        @QueryParam("createdBy")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only articles that these have begun, by the names of their tokens: `createdBy=Sample editor`.")
        List<String> createdBy,

        @QueryParam("updatedBy")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles that these have changed last: `updatedBy=Sample editor`.")
        List<String> updatedBy,

        @QueryParam("updatedAt[gte]")
        @Parameter(
                description =
                        "Only articles that were last changed then or later: `updatedAt[gte]=2026-02-01T00:00:00Z`.")
        @Nullable
        Instant updatedFrom,

        @QueryParam("updatedAt[lt]")
        @Parameter(description = "Only articles that were last changed before: `updatedAt[lt]=2026-03-01T00:00:00Z`.")
        @Nullable
        Instant updatedBefore,

        @QueryParam("sort")
        @Parameter(
                description = "Last changed first, unless it says otherwise: `sort=updatedAt` begins with what has been"
                        + " waiting longest.")
        @DefaultValue("-updatedAt")
        WorkingCopyLists.Order sort) {

    WorkingCopyWish wish(Sections sections, Actor actor) {
        return new WorkingCopyWish(
                q,
                ids,
                tag,
                withoutTag,
                author,
                type,
                withoutType,
                language.stream().map(LanguageTags::pattern).toList(),
                state.isEmpty() ? Article.State.UNTRASHED : state,
                live,
                createdBy,
                updatedBy,
                updatedFrom,
                updatedBefore,
                section.isEmpty() && actor.worksEverywhere(),
                sections(sections, actor),
                withoutSection.isEmpty() ? List.of() : sections.ids(withoutSection));
    }

    /** Those that are wished, as far as the actor works there. */
    private List<UUID> sections(Sections sections, Actor actor) {
        return section.isEmpty()
                ? actor.sectionIds()
                : sections.ids(section).stream().filter(actor::worksIn).toList();
    }
}
