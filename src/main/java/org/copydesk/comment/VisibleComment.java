package org.copydesk.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a comment.
 *
 * @param path where it stands in the reading order, as PostgreSQL writes an array
 */
public record VisibleComment(
        UUID article,
        UUID id,
        @Nullable UUID parent,
        int depth,
        String authorName,
        String body,
        @Nullable UUID quote,
        Instant createdAt,
        String path) {}
