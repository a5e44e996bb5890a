package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveEdition;
import org.copydesk.edition.LiveEditions;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** An article as readers may read it: else there is none, or a tombstone. */
@ApplicationScoped
class PublishedArticles {

    @Inject
    LiveEditions live;

    @Inject
    Corrections corrections;

    LiveEdition require(UUID id) {
        return live.byArticleId(id)
                .orElseThrow(() -> corrections
                        .retraction(id)
                        .map(Correction::tombstone)
                        .orElseGet(() -> Refusal.notFound("No article with the id '%s' is published.", id)));
    }

    /** @param at an instant that has passed; null stands for now */
    LiveEdition require(UUID id, @Nullable Instant at) {
        if (at == null) {
            return require(id);
        }
        requirePast(at);
        return live.at(id, at).orElseGet(() -> {
            require(id);
            throw Refusal.notFound("Readers did not see the article at %s.", at);
        });
    }

    /** The future is planned, and plans are nobody's business but the desk's. */
    static void requirePast(Instant at) {
        if (at.isAfter(Instant.now())) {
            throw Refusal.invalid().parameter("at", "must not be in the future");
        }
    }
}
