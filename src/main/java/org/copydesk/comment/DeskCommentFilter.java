package org.copydesk.comment;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which comments a list at the desk shows. */
record DeskCommentFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description =
                        "How words of the comment or of its author's name begin; capitals and accents do not count:"
                                + " `q=win harbour`.")
        @Nullable
        String q,

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
        List<Comment.State> state) {

    Restriction<Comment> wanted(Comments comments) {
        var comment = Path.from(Comment.class);
        return Restriction.all(
                q == null ? Restriction.unrestricted() : comments.saying(q),
                Restrictions.anyOf(comment.to(Comment_.articleId), article),
                Restrictions.anyOf(comment.to(Comment_.quoteId), quote),
                Restrictions.anyOf(comment.to(Comment_.state), state));
    }
}
