package org.copydesk.delivery;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.correction.Correction;
import org.copydesk.correction.LiveCorrection;
import org.copydesk.correction.LiveCorrection_;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which corrections a list shows. */
record CorrectionFilter(
        @QueryParam("kind")
        @Separator(Several.COMMA)
        @Parameter(description = "Only corrections of these kinds: `kind=correction,retraction`.")
        List<Correction.Kind> kind,

        @QueryParam("article")
        @Separator(Several.COMMA)
        @Parameter(description = "Only corrections of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        List<UUID> article,

        @QueryParam("section")
        @Separator(Several.COMMA)
        @Parameter(description = "Only corrections of articles of these sections: `section=world,politics`.")
        List<String> section,

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
                Restrictions.anyOf(correction.to(LiveCorrection_.kind), kind),
                Restrictions.anyOf(correction.to(LiveCorrection_.articleId), article),
                Restrictions.anyOf(correction.to(LiveCorrection_.section), section),
                Restrictions.between(correction.to(LiveCorrection_.publishedAt), publishedFrom, publishedBefore));
    }
}
