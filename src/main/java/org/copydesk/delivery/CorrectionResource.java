package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.correction.LiveCorrection;
import org.copydesk.correction.LiveCorrection_;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

@Path("/corrections")
@Tag(name = "Delivery: corrections")
@PermitAll
class CorrectionResource {

    @Inject
    Corrections corrections;

    record Filter(
            @QueryParam("kind")
            @Parameter(
                    description = "Only corrections of these kinds, which are correction, clarification, editorsNote,"
                            + " update and retraction: `kind=correction,retraction`.")
            @Nullable
            String kind,

            @QueryParam("article")
            @Parameter(
                    description = "Only corrections of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
            @Nullable
            String article,

            @QueryParam("section")
            @Parameter(description = "Only corrections of articles of these sections: `section=world,politics`.")
            @Nullable
            String section,

            @QueryParam("publishedAt[gte]")
            @Parameter(description = "Only what was put right then or later: `publishedAt[gte]=2026-02-01T00:00:00Z`.")
            @Nullable
            Instant publishedFrom,

            @QueryParam("publishedAt[lt]")
            @Parameter(description = "Only what was put right before: `publishedAt[lt]=2026-03-01T00:00:00Z`.")
            @Nullable
            Instant publishedBefore) {

        Restriction<LiveCorrection> wanted() {
            var wanted = new ArrayList<Restriction<LiveCorrection>>();
            any(LiveCorrection_.kind, Several.of("kind", kind, Correction.Kind.class), wanted);
            any(LiveCorrection_.articleId, Several.of("article", article, UUID.class), wanted);
            any(LiveCorrection_.section, Several.of("section", section, String.class), wanted);
            if (publishedFrom != null) {
                wanted.add(Restriction.greaterThanOrEqual(LiveCorrection_.publishedAt, publishedFrom));
            }
            if (publishedBefore != null) {
                wanted.add(Restriction.lessThan(LiveCorrection_.publishedAt, publishedBefore));
            }
            return Restriction.all(wanted);
        }

        private static <T> void any(
                SingularAttribute<LiveCorrection, T> attribute,
                @Nullable List<T> values,
                List<Restriction<LiveCorrection>> wanted) {
            if (values != null) {
                wanted.add(Restriction.in(attribute, values));
            }
        }
    }

    record CorrectionView(
            UUID id,
            Correction.Kind kind,
            String publicText,
            @Nullable String wrongText,
            @Nullable String rightText,
            List<UUID> quotes,
            Instant publishedAt,
            Corrected article) {

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
    public Listing<CorrectionView> list(@BeanParam Filter filter, @BeanParam PageRequest page) {
        var wanted = filter.wanted();
        return Listing.of(
                        page,
                        Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID),
                        at -> corrections.newest(at.time(0), at.id(1), wanted),
                        correction -> Cursor.of(correction.publishedAt, correction.id))
                .map(CorrectionView::of);
    }
}
