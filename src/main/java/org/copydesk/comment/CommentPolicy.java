package org.copydesk.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How readers may comment on one article.
 *
 * @param closesAt when commenting ends; readers can go on reading
 * @param maxDepth how deep replies nest; 0 allows none
 * @param showCount whether front ends show the number of comments
 * @param pageSize how many comments a page shows unless the request says otherwise
 */
@Schema(
        description =
                "A save decides at once which comments are taken and which wait for a moderator; what readers are shown"
                        + " changes with the next edition.")
public record CommentPolicy(
        @Schema(defaultValue = "open") Mode mode,
        @Schema(defaultValue = "pre") Moderation moderation,
        @Nullable Instant closesAt,

        @Schema(defaultValue = "3") @Min(0) @Max(10) Integer maxDepth,

        @Schema(defaultValue = "true") Boolean showCount,

        @Schema(defaultValue = "20") @Min(1) @Max(100) Integer pageSize) {

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

    /** What is left out is as in {@link #DEFAULT}. */
    public CommentPolicy {
        mode = mode == null ? DEFAULT.mode : mode;
        moderation = moderation == null ? DEFAULT.moderation : moderation;
        maxDepth = maxDepth == null ? DEFAULT.maxDepth : maxDepth;
        showCount = showCount == null ? DEFAULT.showCount : showCount;
        pageSize = pageSize == null ? DEFAULT.pageSize : pageSize;
    }

    public boolean acceptsAt(Instant now) {
        return mode == Mode.OPEN && (closesAt == null || now.isBefore(closesAt));
    }
}
