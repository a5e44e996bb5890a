package org.copydesk.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which comments a list at the desk shows, and in which order. */
record DeskCommentFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description =
                        "How words of the comment or of its author's name begin; capitals and accents do not count:"
                                + " `q=win harbour`.")
        @Nullable
        String q,

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only these comments: `ids=0197a000-0008-7000-8000-000000000001`."
                        + " Without `limit` all on one page.")
        List<UUID> ids,

        @QueryParam("article")
        @Separator(Several.COMMA)
        @Parameter(description = "Only comments on these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        List<UUID> article,

        @QueryParam("quote")
        @Separator(Several.COMMA)
        @Parameter(description = "Only comments about these quotes: `quote=0197a000-0007-7000-8000-000000000001`.")
        List<UUID> quote,

        @QueryParam("state")
        @Separator(Several.COMMA)
        @Parameter(description = "Only comments in these states, of which pending is the queue: `state=pending,held`.")
        List<Comment.State> state,

        @QueryParam("createdAt[gte]")
        @Parameter(description = "Only comments written then or later: `createdAt[gte]=2026-02-01T00:00:00Z`.")
        @Nullable
        Instant from,

        @QueryParam("createdAt[lt]")
        @Parameter(description = "Only comments written before: `createdAt[lt]=2026-03-01T00:00:00Z`.")
        @Nullable
        Instant before,

        @QueryParam("sort")
        @Parameter(
                description =
                        "Latest first, unless it says otherwise: `sort=createdAt` begins with what has been waiting"
                                + " longest.")
        @DefaultValue("-createdAt")
        Sort sort) {

    @Schema(name = "DeskCommentSort")
    enum Sort {
        @JsonProperty("-createdAt")
        NEWEST,
        @JsonProperty("createdAt")
        OLDEST
    }

    Restriction<Comment> wanted(Comments comments, Actor actor) {
        var comment = Path.from(Comment.class);
        return Restriction.all(
                actor.reach(Comment_.articleId),
                q == null ? Restriction.unrestricted() : comments.saying(q),
                Restrictions.anyOf(comment.to(Comment_.id), ids),
                Restrictions.between(comment.to(Comment_.createdAt), from, before),
                Restrictions.anyOf(comment.to(Comment_.articleId), article),
                Restrictions.anyOf(comment.to(Comment_.quoteId), quote),
                Restrictions.anyOf(comment.to(Comment_.state), state));
    }
}
