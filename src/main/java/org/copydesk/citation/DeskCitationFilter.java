package org.copydesk.citation;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.article.Article_;
import org.copydesk.auth.Actor;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.copydesk.source.Source_;
import org.copydesk.taxonomy.Section_;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;

/** Which citations a list at the desk shows. */
record DeskCitationFilter(
        @QueryParam("article")
        @Separator(Several.COMMA)
        @Parameter(description = "Only citations of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        List<UUID> article,

        @QueryParam("source")
        @Separator(Several.COMMA)
        @Parameter(description = "Only citations of these sources: `source=0197a000-0004-7000-8000-000000000001`.")
        List<UUID> source) {

    Restriction<Citation> wanted(Actor actor) {
        var citation = Path.from(Citation.class);
        var itsArticle = citation.to(Citation_.article);
        return Restriction.all(
                actor.reach(itsArticle.to(Article_.section).to(Section_.id)),
                Restrictions.anyOf(itsArticle.to(Article_.id), article),
                Restrictions.anyOf(citation.to(Citation_.source).to(Source_.id), source));
    }
}
