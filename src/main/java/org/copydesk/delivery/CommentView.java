package org.copydesk.delivery;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.comment.VisibleComment;
import org.jspecify.annotations.Nullable;

/**
 * @param depth 0 for a comment on the article, 1 for a reply to it, and so on
 * @param body plain text: it must be escaped to be shown in HTML
 */
public record CommentView(
        UUID id,
        @Nullable UUID parent,
        int depth,
        Author author,
        String body,
        @Nullable UUID quote,
        Instant createdAt) {

    public record Author(String name) {}

    static CommentView of(VisibleComment comment) {
        return new CommentView(
                comment.id(),
                comment.parent(),
                comment.depth(),
                new Author(comment.authorName()),
                comment.body(),
                comment.quote(),
                comment.createdAt());
    }
}
