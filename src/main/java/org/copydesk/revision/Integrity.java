package org.copydesk.revision;

import org.jspecify.annotations.Nullable;

/**
 * Whether a history is what was saved.
 *
 * @param revisions how many were found in order before the first broken one, or in all
 * @param firstBroken the number of the first revision that was changed or replaced, or is gone
 */
public record Integrity(
        boolean intact, int revisions, @Nullable Integer firstBroken) {

    static Integrity brokenAt(int number) {
        return new Integrity(false, number - 1, number);
    }
}
