package org.copydesk.edition;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an article stands with its readers, and what the next edition is made of. The last edition is null before the first.
 *
 * @param now the instant of the database's clock at which this transaction began
 * @param edits the count of edits that the edition shows
 * @param revision the newest one, which the edition is made of
 * @param hasBegunSince whether readers see by now what was planned, or not there, when this transaction began
 * @param publishedAt the date of the last edition
 * @param lastFrom when readers see the last edition, or will see it
 * @param lastEnd when something takes its place
 */
record Standing(
        Instant now,
        int edits,
        UUID revision,
        boolean retracted,
        boolean hasBegunSince,
        @Nullable Instant publishedAt,
        @Nullable Instant lastFrom,
        @Nullable Instant lastEnd) {

    /**
     * The date that an edition shows if no editor chooses one: that of the last, which a story keeps through all of its
     * editions. The day of a plan that readers never saw is none; nor is a story dated after they see it.
     */
    Instant date(Instant from) {
        var onlyPlanned = lastFrom != null && lastFrom.isAfter(now) && lastFrom.equals(publishedAt);
        return publishedAt == null || onlyPlanned || publishedAt.isAfter(from) ? from : publishedAt;
    }

    boolean wasPublished() {
        return lastFrom != null;
    }

    /** Something is planned: another edition, or the end of this one. */
    boolean isPlanned() {
        return lastFrom != null && !lastFrom.isBefore(now) || lastEnd != null && lastEnd.isAfter(now);
    }
}
