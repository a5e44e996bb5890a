package org.copydesk.revision;

import java.time.Instant;

/** One line of an article's history. */
public record RevisionSummary(int number, Revision.Kind kind, String sha256, Instant createdAt, String createdBy) {}
