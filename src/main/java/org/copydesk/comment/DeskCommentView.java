package org.copydesk.comment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param links how many addresses the body and the author's name hold */
record DeskCommentView(
        @Schema(readOnly = true) UUID id,
        @JsonUnwrapped CommentInput comment,
        @Schema(readOnly = true) int depth,
        @Schema(readOnly = true) int links,
        @Schema(readOnly = true) Comment.State state,
        @Schema(readOnly = true) List<Comment.Decision> decisions,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    static DeskCommentView of(Comment comment) {
        return new DeskCommentView(
                comment.id,
                CommentInput.of(comment),
                comment.depth,
                comment.links,
                comment.state,
                comment.decisions,
                comment.createdAt,
                comment.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return comment.version();
    }
}
