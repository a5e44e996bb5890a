package org.copydesk.story;

import org.copydesk.comment.CommentPolicy;
import org.jspecify.annotations.Nullable;

/** What a story says about its comments; what it does not say is left to the newsroom. */
public record CommentSettings(
        @Nullable Boolean showCount, @Nullable Integer pageSize) {

    static final CommentSettings NONE = new CommentSettings(null, null);

    public CommentPolicy applyTo(CommentPolicy policy) {
        return new CommentPolicy(
                policy.mode(),
                policy.moderation(),
                policy.closesAt(),
                policy.maxDepth(),
                showCount == null ? policy.showCount() : showCount,
                pageSize == null ? policy.pageSize() : pageSize);
    }

    /** Of two that speak of the same thing the later one wins. */
    CommentSettings and(CommentSettings later) {
        return new CommentSettings(
                later.showCount == null ? showCount : later.showCount,
                later.pageSize == null ? pageSize : later.pageSize);
    }
}
