package org.copydesk.revision;

import org.jspecify.annotations.Nullable;

/**
 * Whether a history is what was saved.
 *
 * @param revisions how many were found in order before the first broken one, or in all
 * @param firstBroken the number of the first revision that was changed, replaced or is missing its predecessor
 */
public record Integrity(
        boolean intact, int revisions, @Nullable Integer firstBroken) {}
