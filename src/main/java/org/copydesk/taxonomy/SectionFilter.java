package org.copydesk.taxonomy;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;

/** Which sections a list shows. */
public record SectionFilter(
        @QueryParam("slug")
        @Separator(Several.COMMA)
        @Parameter(description = "Only these sections, as far as there are any: `slug=world,harbour`.")
        List<String> slug) {

    Restriction<Section> wanted() {
        return Restrictions.anyOf(Path.from(Section.class).to(Section_.slug), slug);
    }
}
