package org.copydesk.taxonomy;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.copydesk.database.Restrictions;
import org.copydesk.database.SqlRestriction;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which tags a list shows. */
public record TagFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description = "How words of the name or the slug begin; capitals and accents do not count: `q=flood`.")
        @Nullable
        String q,

        @QueryParam("slug")
        @Separator(Several.COMMA)
        @Parameter(description = "Only these tags, as far as there are any: `slug=tides,weather`.")
        List<String> slug) {

    /** Those with the words are found first; a planner that hopes to meet them on the way from A to Z reads all where they are rare. */
    private static final String BEGUN =
            "? = any (array(select id from tag where headline_words(name, slug) @@ words_begun(?)))";

    Restriction<Tag> wanted() {
        return Restriction.all(
                q == null ? Restriction.unrestricted() : new SqlRestriction<>(BEGUN, List.of(Tag_.id), List.of(q)),
                Restrictions.anyOf(Path.from(Tag.class).to(Tag_.slug), slug));
    }
}
