package org.copydesk.edition;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Other times for what is planned.
 *
 * @param visibleTo exclusive; for good, where it is left out
 */
record ScheduleInput(
        @NotNull Instant visibleFrom,
        @Nullable Instant visibleTo,
        @Nullable Integer version) {}
