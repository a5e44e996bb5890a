package org.copydesk.correction;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction as an article carries it.
 *
 * @param wrongText the words that were wrong
 * @param rightText the words that stand in their place
 * @param quotes ids of the quotes that it changes
 */
public record PublishedCorrection(
        UUID id,
        Correction.Kind kind,
        String publicText,
        @Nullable String wrongText,
        @Nullable String rightText,
        List<UUID> quotes,
        Instant publishedAt) {

    public static final TypeReference<List<PublishedCorrection>> LIST = new TypeReference<>() {};

    public static PublishedCorrection of(Correction correction) {
        return new PublishedCorrection(
                correction.id,
                correction.kind,
                correction.publicText,
                correction.wrongText,
                correction.rightText,
                correction.quoteIds,
                correction.publishedAt);
    }
}
