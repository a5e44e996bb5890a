package org.copydesk.edition;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.correction.Correction;
import org.copydesk.correction.PublishedCorrection;
import org.jspecify.annotations.Nullable;

/**
 * @param fromRevision the revision that readers saw before
 * @param toRevision the revision that they see since
 */
record DeskCorrectionView(
        @JsonUnwrapped PublishedCorrection correction,
        UUID article,
        int fromRevision,
        int toRevision,
        String createdBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy) {

    static DeskCorrectionView of(Correction correction) {
        return new DeskCorrectionView(
                PublishedCorrection.of(correction),
                correction.articleId,
                correction.fromRevision,
                correction.toRevision,
                correction.createdBy,
                correction.liftedAt,
                correction.liftedBy);
    }
}
