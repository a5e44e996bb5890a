package org.copydesk.comment;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
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
        @Parameter(description = "Only comments on these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        @Nullable
        String article,

        @QueryParam("quote")
        @Parameter(description = "Only comments about these quotes: `quote=0197a000-0007-7000-8000-000000000001`.")
        @Nullable
        String quote,

        @QueryParam("state")
        @Parameter(
                description =
                        "Only comments in these states, which are pending (the queue), visible, held, rejected and"
                                + " deleted: `state=pending,held`.")
        @Nullable
        String state) {

    Restriction<Comment> wanted(Comments comments) {
        var comment = Path.from(Comment.class);
        return Restriction.all(
                q == null ? Restriction.unrestricted() : comments.saying(q),
                Several.anyOf("article", article, comment.to(Comment_.articleId)),
                Several.anyOf("quote", quote, comment.to(Comment_.quoteId)),
                Several.anyOf("state", state, comment.to(Comment_.state)));
    }
}
