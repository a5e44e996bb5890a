package org.copydesk.citation;

import jakarta.ws.rs.QueryParam;
import org.copydesk.article.Article_;
import org.copydesk.http.Several;
import org.copydesk.source.Source_;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

/** Which citations a list at the desk shows. */
record DeskCitationFilter(
        @QueryParam("article")
        @Parameter(description = "Only citations of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        @Nullable
        String article,

        @QueryParam("source")
        @Parameter(description = "Only citations of these sources: `source=0197a000-0004-7000-8000-000000000001`.")
        @Nullable
        String source) {

    Restriction<Citation> wanted() {
        var citation = Path.from(Citation.class);
        return Restriction.all(
                Several.anyOf("article", article, citation.to(Citation_.article).to(Article_.id)),
                Several.anyOf("source", source, citation.to(Citation_.source).to(Source_.id)));
    }
}
