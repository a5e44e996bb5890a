package org.copydesk.edition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When readers see the working copy as it stands.
 *
 * @param visibleFrom now, where it is left out
 * @param visibleTo exclusive; for good, where it is left out
 * @param publishedAt the date shown to readers; where it is left out, the instant they first saw the article. For stories
 *     that were first published elsewhere.
 */
@JsonIgnoreProperties({"article", "liveState", "revision", "slug"})
record PublicationInput(
        @Nullable Instant visibleFrom,
        @Nullable Instant visibleTo,
        @Nullable Instant publishedAt,
        @Nullable Integer version) {

    static final PublicationInput NOW = new PublicationInput(null, null, null, null);
}
