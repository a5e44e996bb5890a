package org.copydesk.comment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.copydesk.words.Visible;
import org.jspecify.annotations.Nullable;

/**
 * @param article the id of the article it is about; it cannot be changed later
 * @param parent the comment it replies to; it cannot be changed later
 * @param body plain text
 * @param quote the quote of the article it is about
 */
@JsonIgnoreProperties({"id", "depth", "links", "state", "decisions", "createdAt", "updatedAt"})
record CommentInput(
        @NotNull UUID article,
        @Nullable UUID parent,
        @Valid @NotNull CommentAuthor author,
        @Visible @Size(max = 5000) String body,
        @Nullable UUID quote,
        @Nullable Integer version) {

    static CommentInput of(Comment comment) {
        return new CommentInput(
                comment.articleId,
                comment.parentId,
                new CommentAuthor(comment.authorName, null),
                comment.body,
                comment.quoteId,
                comment.version);
    }
}
