package org.copydesk.comment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a comment.
 *
 * @param secondsLeft how long its article stays live unless somebody writes; null means for good
 * @param pageSize how many a page shows unless the request says otherwise; 0 where nobody asked for a page
 * @param path where it stands in the reading order, as PostgreSQL writes an array; null unless a whole thread is read
 */
public record VisibleComment(
        UUID id,
        @Nullable UUID parent,
        int depth,
        String authorName,
        String body,
        @Nullable UUID quote,
        Instant createdAt,
        @Nullable Double secondsLeft,
        int pageSize,
        @Nullable String path) {}
