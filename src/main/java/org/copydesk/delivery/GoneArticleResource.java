package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.edition.GoneArticles;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For who keeps a copy of what is published. No words of what is gone are told, for they may be why it went. */
@Path("/articles/gone")
@Tag(name = "Delivery: articles")
@PermitAll
class GoneArticleResource {

    @Inject
    GoneArticles articles;

    @Inject
    CalmLists calm;

    /** @param goneAt since when readers do not see it */
    record GoneArticle(UUID id, Instant goneAt) {

        static GoneArticle of(GoneArticles.Gone gone) {
            return new GoneArticle(gone.articleId(), gone.since());
        }
    }

    @GET
    @Operation(
            operationId = "listGoneArticles",
            summary = "List articles that were published and are no longer, in the order in which they went",
            description =
                    "Expired, taken back or retracted: asked for by its id, an article tells which (404, or 410 with a"
                            + " tombstone). One that has come back is not listed.")
    public Listing<GoneArticle> list(
            @QueryParam("goneAt[gt]")
                    @Parameter(
                            description =
                                    "Only articles that went later: `goneAt[gt]=2026-02-03T12:00:00Z`. To keep a copy up to"
                                            + " date ask as for articles by `updatedAt[gt]`: from a minute, and the time that"
                                            + " your last walk through the pages took, before the newest `goneAt` you have, and take"
                                            + " out of the copy only what has an older `updatedAt` there.")
                    @Nullable
                    Instant after,
            @BeanParam PageRequest page) {
        return calm.show(() -> articles.after(after, page), GoneArticles.Gone::calmSeconds)
                .map(GoneArticle::of);
    }
}
