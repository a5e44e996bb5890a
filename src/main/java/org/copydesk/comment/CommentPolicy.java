package org.copydesk.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How readers may comment on one article.
 *
 * @param closesAt when commenting ends; readers can go on reading
 * @param maxDepth how deep replies nest; 0 allows none
 * @param showCount whether articles bring their {@code commentCount}
 * @param pageSize how many comments a page shows unless the request says otherwise
 */
@Schema(
        description =
                "What a save closes is closed at once: of what was published and what the working copy says, the stricter"
                        + " holds, and readers are shown what holds. What a save opens is open from the next edition on."
                        + " Of `firstTime` and `links` neither is stricter: where they meet, `pre` holds."
                        + " `firstTime` knows guests by name and e-mail address together, and nobody asks whether the"
                        + " address is theirs: it keeps strangers waiting, not somebody who knows a reader's address.")
public record CommentPolicy(
        @Schema(defaultValue = "open") Mode mode,
        @Schema(defaultValue = "pre") Moderation moderation,
        @Nullable Instant closesAt,

        @Schema(defaultValue = "3") @Min(0) @Max(CommentPolicy.DEEPEST)
        Integer maxDepth,

        @Schema(defaultValue = "true") Boolean showCount,

        @Schema(defaultValue = "20") @Min(1) @Max(100) Integer pageSize) {

    /** So deep replies go at most, whatever the article. */
    public static final int DEEPEST = 10;

    /** The stricter comes later. */
    public enum Mode {
        OPEN,
        READ_ONLY,
        HIDDEN
    }

    public enum Moderation {
        NONE,
        PRE,
        FIRST_TIME,
        LINKS;

        private Moderation stricter(Moderation other) {
            if (this == NONE || this == other) {
                return other;
            }
            return other == NONE ? this : PRE;
        }
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

    /** Where either closes something it is closed; how it looks is for this one to say. */
    public CommentPolicy stricter(CommentPolicy other) {
        return new CommentPolicy(
                mode.compareTo(other.mode) > 0 ? mode : other.mode,
                moderation.stricter(other.moderation),
                Stream.of(closesAt, other.closesAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                Math.min(maxDepth, other.maxDepth),
                showCount,
                pageSize);
    }

    public boolean acceptsAt(Instant now) {
        return mode == Mode.OPEN && (closesAt == null || now.isBefore(closesAt));
    }
}
