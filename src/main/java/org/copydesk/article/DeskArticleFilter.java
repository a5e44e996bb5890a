package org.copydesk.article;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.auth.Actor;
import org.copydesk.http.Several;
import org.copydesk.taxonomy.Sections;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which working copies a list shows. */
record DeskArticleFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description = "How words of the headline or the slug begin; capitals and accents do not"
                        + " count: `q=lant pier`.")
        @Nullable
        String q,

        @QueryParam("tag")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles with any of these tags: `tag=harbour,ferries`.")
        List<String> tag,

        @QueryParam("author")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only articles that credit any of these persons:"
                        + " `author=0197a000-0003-7000-8000-000000000001`.")
        List<UUID> author,

        @QueryParam("state")
        @Separator(Several.COMMA)
        @Parameter(
                description =
                        "Only working copies in these states: `state=inReview,approved`. The trash is listed only on"
                                + " request.")
        List<Article.State> state,

        @QueryParam("live") @Parameter(description = "Only articles that stand so with their readers.") @Nullable
        LiveState live,

        @QueryParam("section")
        @Separator(Several.COMMA)
        @Parameter(description = "Only articles of these sections: `section=world,politics`.")
        List<String> section) {

    ArticleSearch.Wish wish(Sections sections, Actor actor) {
        return new ArticleSearch.Wish(
                q,
                tag,
                author,
                state.isEmpty() ? Article.State.UNTRASHED : state,
                live,
                section.isEmpty() && actor.worksEverywhere(),
                sections(sections, actor));
    }

    /** Those that are wished, as far as the actor works there. */
    private List<UUID> sections(Sections sections, Actor actor) {
        return section.isEmpty()
                ? actor.sectionIds()
                : sections.ids(section).stream().filter(actor::worksIn).toList();
    }
}
