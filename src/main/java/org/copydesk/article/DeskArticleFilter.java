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
        @Parameter(description = "Only articles with any of these tags: `tag=harbour,ferries`.")
        @Nullable
        String tag,

        @QueryParam("author")
        @Parameter(
                description = "Only articles that credit any of these persons:"
                        + " `author=0197a000-0003-7000-8000-000000000001`.")
        @Nullable
        String author,

        @QueryParam("state")
        @Parameter(
                description = "Only working copies in these states, which are draft, inReview, approved and trashed:"
                        + " `state=inReview,approved`. The trash is listed only on request.")
        @Nullable
        String state,

        @QueryParam("live") @Parameter(description = "Only articles that stand so with their readers.") @Nullable
        LiveState live,

        @QueryParam("section")
        @Parameter(description = "Only articles of these sections: `section=world,politics`.")
        @Nullable
        String section) {

    ArticleSearch.Wish wish(Sections sections, Actor actor) {
        var states = Several.of("state", state, Article.State.class);
        return new ArticleSearch.Wish(
                q,
                Several.of("tag", tag, String.class),
                Several.of("author", author, UUID.class),
                states == null ? Article.State.UNTRASHED : states,
                live,
                section == null && actor.worksEverywhere(),
                sections(sections, actor));
    }

    /** Those that are wished, as far as the actor works there. */
    private List<UUID> sections(Sections sections, Actor actor) {
        var slugs = Several.of("section", section, String.class);
        if (slugs == null) {
            return actor.sectionIds();
        }
        return sections.ids(slugs).stream().filter(actor::worksIn).toList();
    }
}
