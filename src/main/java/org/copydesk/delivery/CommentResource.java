package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.comment.CommentFiling;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.comment.ReaderComment;
import org.copydesk.comment.VisibleComment;
import org.copydesk.comment.VisibleComments;
import org.copydesk.edition.PublishedArticle;
import org.copydesk.edition.PublishedSummary;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/articles/{id}/comments")
@Tag(name = "Delivery: comments")
@PermitAll
class CommentResource {

    @Inject
    VisibleComments comments;

    @Inject
    CommentFiling filing;

    @Inject
    PublishedArticles articles;

    @Inject
    Shown shown;

    enum Order {
        THREAD(Cursor.of("{}")),
        NEWEST(Cursor.FROM_THE_NEWEST);

        /** Before all comments. */
        private final Cursor first;

        Order(Cursor first) {
            this.first = first;
        }

        private Cursor after(VisibleComment comment) {
            return this == THREAD
                    ? Cursor.of(Objects.requireNonNull(comment.path()))
                    : Cursor.of(comment.createdAt(), comment.id());
        }
    }

    @GET
    @Operation(
            operationId = "listComments",
            summary = "List the comments on an article",
            description = "Without `limit` as many at a time as the article's comment policy says (`pageSize`).")
    public Listing<CommentView> list(
            UUID id,
            @QueryParam("order")
                    @DefaultValue("thread")
                    @Parameter(
                            description =
                                    "thread: each comment above its replies, in reading order; `order=newest`: latest"
                                            + " first.")
                    Order order,
            @QueryParam("quote")
                    @Parameter(
                            description = "Only comments about this quote, without the replies to them:"
                                    + " `quote=0197a000-0007-7000-8000-000000000001`.")
                    @Nullable
                    UUID quote,
            @BeanParam PageRequest page) {
        var wish = new VisibleComments.Wish(id, quote);
        shown.article(id);
        shown.commentsOn(id);
        var said = ask(wish, order, page);
        var sized = page;
        if (said.isEmpty()) {
            // Asked after it, how long the article stays as it is would hide a change in between.
            var article = articles.require(id);
            shown.unchangedFor(article.secondsLeft());
            sized = page.orOf(policy(article).pageSize());
            said = ask(wish, order, sized);
        } else {
            shown.unchangedFor(said.get(0).secondsLeft());
            sized = page.orOf(said.get(0).pageSize());
            if (sized.limit() != page.limit()) {
                said = ask(wish, order, sized);
            }
        }
        return Listing.of(said, sized, order::after, () -> comments.count(wish)).map(CommentView::of);
    }

    private static CommentPolicy policy(PublishedArticle article) {
        return article.summary().as(PublishedSummary.TYPE).commentPolicy();
    }

    private List<VisibleComment> ask(VisibleComments.Wish wish, Order order, PageRequest page) {
        var after = page.after(order.first);
        return switch (order) {
            case THREAD -> comments.thread(wish, after.text(0), page.offset(), page.rows());
            case NEWEST -> comments.newest(wish, after.time(0), after.id(1), page.offset(), page.rows());
        };
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    @Operation(
            operationId = "postComment",
            summary = "Send a comment on an article; it may wait for a moderator",
            description = "`website` is a trap for machines: a form has the field, hidden, and people leave it empty.")
    public CommentFiling.Receipt post(UUID id, @Valid @NotNull ReaderComment sent) {
        return filing.submit(id, policy(articles.require(id)), sent);
    }
}
