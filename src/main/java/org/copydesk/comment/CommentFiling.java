package org.copydesk.comment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.database.Ids;
import org.copydesk.database.Secret;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** Puts comments on record, whoever brings them. */
@ApplicationScoped
public class CommentFiling {

    private static final String HONEYPOT = "honeypot";

    /** What a reader learns of a comment just sent; a machine learns the same. */
    public record Receipt(UUID id, Comment.State state) {}

    @Inject
    Comments comments;

    @Inject
    Secret secret;

    Comment create(UUID id, CommentInput input) {
        var parent = comments.parent(input.parent(), input.article());
        if (parent != null) {
            parent.requireNotDeleted();
        }
        var comment = Comment.on(input.article(), id, parent);
        requireRoom(comment, CommentPolicy.DEEPEST);
        file(comment, input);
        return comment;
    }

    void file(Comment comment, CommentInput input) {
        if (!comment.articleId.equals(input.article())) {
            throw Refusal.unprocessable("A comment stays with its article.")
                    .at("/article", "is not the id of the comment's article");
        }
        if (!Objects.equals(comment.parentId, input.parent())) {
            throw Refusal.unprocessable("A comment stays with the one it replies to.")
                    .at("/parent", "is not what the comment replies to");
        }
        fill(comment, input.author(), input.body(), comments.quote(input.quote(), input.article()));
        comment.persistAndFlush();
    }

    /**
     * Takes a comment from a reader and decides, by the article's policy, whether it waits for a moderator. A machine in the
     * trap is told what others are.
     */
    public Receipt submit(UUID article, CommentPolicy policy, ReaderComment sent) {
        if (policy.mode() == CommentPolicy.Mode.HIDDEN) {
            throw Refusal.notFound("The article takes no comments.");
        }
        if (!policy.acceptsAt(Instant.now())) {
            throw Refusal.conflict("Commenting on this article is closed.");
        }
        var comment = Comment.on(article, Ids.next(), comments.visibleParent(sent.parent(), article));
        requireRoom(comment, policy.maxDepth());
        fill(comment, sent.author(), sent.body(), comments.visibleQuote(sent.quote(), article));
        var website = sent.website();
        var decided = waits(comment, policy) ? Comment.State.PENDING : Comment.State.VISIBLE;
        if (website != null && !website.isEmpty()) {
            comment.reject(HONEYPOT, "The hidden field was filled in.", Instant.now());
        } else {
            comment.state = decided;
        }
        comment.persistAndFlush();
        return new Receipt(comment.id, decided);
    }

    /** A comment as another system had it, in its place, its state and of its time. */
    public Comment bring(
            UUID article,
            @Nullable UUID parent,
            CommentAuthor author,
            String body,
            Comment.State state,
            @Nullable Instant at) {
        var comment = Comment.on(article, Ids.next(), comments.parent(parent, article));
        fill(comment, author, body, null);
        comment.state = state;
        comment.persistAndFlush();
        if (at != null) {
            comments.date(comment.id, at);
        }
        return comment;
    }

    private static void requireRoom(Comment comment, int deepest) {
        if (comment.depth > deepest) {
            throw Refusal.unprocessable("Replies here go %d deep. Reply to a comment further up.", deepest)
                    .at("/parent", "has no room for replies");
        }
    }

    private boolean waits(Comment comment, CommentPolicy policy) {
        return switch (policy.moderation()) {
            case NONE -> false;
            case PRE -> true;
            case FIRST_TIME ->
                comment.emailSha256 == null || !comments.knownGuest(comment.emailSha256, comment.authorName);
            case LINKS -> comment.links > 0;
        };
    }

    private void fill(Comment comment, CommentAuthor author, String body, @Nullable UUID quote) {
        if (author.email() != null) {
            comment.emailSha256 = secret.blind(author.email().toLowerCase(Locale.ROOT));
        }
        comment.write(author.name(), body);
        comment.quoteId = quote;
    }
}
