package org.copydesk.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveArticles;
import org.copydesk.edition.PublishedArticle;
import org.copydesk.edition.PublishedArticle.Part;
import org.copydesk.http.Refusal;

/** An article as readers may read it: else there is none, or a tombstone. */
@ApplicationScoped
class PublishedArticles {

    @Inject
    LiveArticles live;

    @Inject
    Corrections corrections;

    /** With none of its parts. */
    PublishedArticle require(UUID id) {
        return require(id, EnumSet.noneOf(Part.class));
    }

    PublishedArticle require(UUID id, Set<Part> parts) {
        return live.byId(id, parts)
                .orElseThrow(() -> corrections
                        .retraction(id)
                        .map(Correction::tombstone)
                        .orElseGet(() -> Refusal.notFound("No article with the id '%s' is published.", id)));
    }

    /**
     * What readers saw of an article that they see now, too.
     *
     * @param at an instant that has passed
     */
    PublishedArticle seen(UUID id, Set<Part> parts, Instant at) {
        requirePast(at);
        return Optional.ofNullable(live.byIds(List.of(id), parts, at).get(id))
                .orElseThrow(() -> Refusal.notFound("Readers did not see the article at %s.", at));
    }

    /** The future is planned, and plans are nobody's business but the desk's. */
    static void requirePast(Instant at) {
        if (at.isAfter(Instant.now())) {
            throw Refusal.invalid().parameter("at", "must not be in the future");
        }
    }
}
