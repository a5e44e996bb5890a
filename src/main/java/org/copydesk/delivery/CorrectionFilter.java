package org.copydesk.delivery;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.copydesk.correction.LiveCorrection;
import org.copydesk.correction.LiveCorrection_;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

/** Which corrections a list shows. */
record CorrectionFilter(
        @QueryParam("kind")
        @Parameter(
                description = "Only corrections of these kinds, which are correction, clarification, editorsNote,"
                        + " update and retraction: `kind=correction,retraction`.")
        @Nullable
        String kind,

        @QueryParam("article")
        @Parameter(description = "Only corrections of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
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
        var correction = Path.from(LiveCorrection.class);
        return Restriction.all(
                Several.anyOf("kind", kind, correction.to(LiveCorrection_.kind)),
                Several.anyOf("article", article, correction.to(LiveCorrection_.articleId)),
                Several.anyOf("section", section, correction.to(LiveCorrection_.section)),
                publishedFrom == null
                        ? Restriction.unrestricted()
                        : Restriction.greaterThanOrEqual(LiveCorrection_.publishedAt, publishedFrom),
                publishedBefore == null
                        ? Restriction.unrestricted()
                        : Restriction.lessThan(LiveCorrection_.publishedAt, publishedBefore));
    }
}
