package org.copydesk.edition;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.database.WrittenJson;
import org.jspecify.annotations.Nullable;

/**
 * A quote in an edition that readers see at this instant.
 *
 * @param calmSeconds how long the set of live editions stays as it is unless somebody writes; null means for good
 */
public record LiveQuote(
        UUID id,
        UUID articleId,
        String slug,
        String headline,
        Instant publishedAt,
        WrittenJson<PublishedQuote> document,
        @Nullable Double calmSeconds) {}
