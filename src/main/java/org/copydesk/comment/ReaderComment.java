package org.copydesk.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.copydesk.words.Visible;
import org.jspecify.annotations.Nullable;

/**
 * @param body plain text
 * @param parent the comment it replies to
 * @param quote the quote of the article it is about
 * @param website a trap for machines, which fill in every field: forms hide it, and a comment that has it is rejected
 */
public record ReaderComment(
        @Valid @NotNull CommentAuthor author,
        @Visible @Size(min = 2, max = 5000) String body,
        @Nullable UUID parent,
        @Nullable UUID quote,
        @Size(max = 2000) @Nullable String website) {}
