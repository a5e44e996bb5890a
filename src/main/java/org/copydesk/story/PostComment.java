package org.copydesk.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment in an export of WordPress. Commenters' e-mail addresses, and those of their sites and machines, are in the
 * export too, and are not read.
 *
 * @param parent the comment it replies to
 * @param type {@code comment}, {@code pingback} or {@code trackback}
 */
public record PostComment(
        long id,
        @Nullable Long parent,
        String author,
        @Nullable Instant at,
        String content,
        State state,
        String type) {

    public enum State {
        APPROVED,
        PENDING,
        SPAM,
        TRASHED;

        static State of(String approved) {
            return switch (approved) {
                case "1", "approve", "approved" -> APPROVED;
                case "spam" -> SPAM;
                case "trash", "post-trashed" -> TRASHED;
                default -> PENDING;
            };
        }
    }
}
