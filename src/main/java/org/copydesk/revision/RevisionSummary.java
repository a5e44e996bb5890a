package org.copydesk.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of an article's history. */
public record RevisionSummary(
        int number, Revision.Kind kind, @Nullable String note, String sha256, Instant createdAt, String createdBy) {}
