package org.copydesk.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How readers may comment on one article.
 *
 * @param closesAt when commenting ends; readers can go on reading
 * @param maxDepth how deep replies nest; 0 allows none
 * @param showCount whether front ends show the number of comments
 * @param pageSize how many comments a page shows unless the request says otherwise
 */
public record CommentPolicy(
        @NotNull Mode mode,
        @NotNull Moderation moderation,
        @Nullable Instant closesAt,
        @Min(0) @Max(10) int maxDepth,
        boolean showCount,
        @Min(1) @Max(100) int pageSize) {

    public enum Mode {
        OPEN,
        READ_ONLY,
        HIDDEN
    }

    public enum Moderation {
        NONE,
        PRE,
        FIRST_TIME,
        LINKS
    }

    public static final CommentPolicy DEFAULT = new CommentPolicy(Mode.OPEN, Moderation.PRE, null, 3, true, 20);

    public boolean acceptsAt(Instant now) {
        return mode == Mode.OPEN && (closesAt == null || now.isBefore(closesAt));
    }
}
