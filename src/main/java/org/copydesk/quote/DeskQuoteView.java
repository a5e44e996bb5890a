package org.copydesk.quote;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.anchor.Anchor;
import org.copydesk.auth.Actor;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param text the words of all segments
 * @param anchors where the segments stand, in code points of the named revision's text, end exclusive (W3C
 *     TextQuoteSelector and TextPositionSelector)
 * @param rule the rule that found it, where it was not put on record by hand
 * @param verdict what an editor thought first of what the rule had found
 */
record DeskQuoteView(
        @Schema(readOnly = true) UUID id,
        @Schema(readOnly = true) String text,
        @JsonUnwrapped QuoteInput quote,
        @Schema(readOnly = true) Anchors anchors,
        @Schema(readOnly = true) Quote.Status status,
        @Schema(readOnly = true) @Nullable Verification verification,
        @Schema(readOnly = true) @Nullable Double confidence,
        @Schema(readOnly = true) @Nullable String rule,
        @Schema(readOnly = true) Quote.@Nullable Verdict verdict,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt)
        implements Versioned {

    record Anchors(int revision, List<Anchor> segments) {}

    static DeskQuoteView of(Quote quote, Actor reader) {
        return new DeskQuoteView(
                quote.id,
                quote.text,
                QuoteInput.of(quote, reader),
                new Anchors(quote.anchoredRevision, quote.segments),
                quote.status,
                quote.verification,
                quote.confidence,
                quote.rule,
                quote.verdict,
                quote.createdAt,
                quote.updatedAt);
    }

    @Override
    public @Nullable Integer version() {
        return quote.version();
    }
}
