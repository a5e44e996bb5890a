package org.copydesk.quote;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who decided on a quote, when and by what means. */
public record Verification(
        String by,
        Instant at,
        @Nullable String method,
        @Nullable String note) {

    public Verification {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
