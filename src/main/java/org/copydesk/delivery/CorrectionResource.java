package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.correction.LiveCorrection;
import org.copydesk.edition.Calm;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/corrections")
@Tag(name = "Delivery: corrections")
@PermitAll
class CorrectionResource {

    @Inject
    Corrections corrections;

    @Inject
    Calm calm;

    @Inject
    Shown shown;

    record CorrectionView(
            UUID id,
            Correction.Kind kind,
            String publicText,
            @Nullable String wrongText,
            @Nullable String rightText,
            List<UUID> quotes,
            Instant publishedAt,
            Corrected article) {

        @Schema(name = "CorrectedArticle")
        record Corrected(UUID id, String slug, String headline, String section) {}

        static CorrectionView of(LiveCorrection correction) {
            return new CorrectionView(
                    correction.id,
                    correction.kind,
                    correction.publicText,
                    correction.wrongText,
                    correction.rightText,
                    correction.quoteIds,
                    correction.publishedAt,
                    new Corrected(correction.articleId, correction.slug, correction.headline, correction.section));
        }
    }

    @GET
    @Operation(operationId = "listCorrections", summary = "List what was put right or retracted, newest first")
    public Listing<CorrectionView> list(@BeanParam CorrectionFilter filter, @BeanParam PageRequest page) {
        shown.articles();
        shown.corrections();
        shown.unchangedFor(calm.seconds());
        var wanted = filter.wanted();
        return Listing.of(
                        page,
                        Cursor.FROM_THE_NEWEST,
                        at -> corrections.newest(at.time(0), at.id(1), wanted),
                        correction -> Cursor.of(correction.publishedAt, correction.id))
                .map(CorrectionView::of);
    }
}
