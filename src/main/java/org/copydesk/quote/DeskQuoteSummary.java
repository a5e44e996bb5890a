package org.copydesk.quote;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DeskQuoteSummary(
        UUID id,
        UUID article,
        Quote.Kind kind,
        String text,
        @Nullable UUID speaker,
        @Nullable String speakerAsWritten,
        Quote.Status status,
        @Nullable Double confidence,
        int version,
        Instant updatedAt) {

    static DeskQuoteSummary of(Quote quote) {
        return new DeskQuoteSummary(
                quote.id,
                quote.article.id,
                quote.kind,
                quote.text,
                quote.speaker == null ? null : quote.speaker.id,
                quote.speakerAsWritten,
                quote.status,
                quote.confidence,
                quote.version,
                quote.updatedAt);
    }
}
