package org.copydesk.edition;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an article, as the desk looks back and ahead.
 *
 * @param revision the number of the revision it shows
 * @param visibleTo exclusive; where the next edition took over, where it was taken back, or as planned
 * @param embargoedFrom from here to {@code visibleFrom} the embargo holds it back
 * @param withdrawn taken back by an editor, as opposed to having run its course
 */
record EditionView(
        UUID id,
        int revision,
        Instant visibleFrom,
        @Nullable Instant visibleTo,
        @Nullable Instant embargoedFrom,
        boolean withdrawn,
        String slug,
        Instant publishedAt,
        Instant createdAt,
        String createdBy) {}
