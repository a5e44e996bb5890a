package org.copydesk.source;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.database.Restrictions;
import org.copydesk.database.SqlRestriction;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which sources a list shows. */
public record SourceFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description =
                        "How words of the name or of an alias begin; capitals and accents do not count: `q=even led`.")
        @Nullable
        String q,

        @QueryParam("kind")
        @Separator(Several.COMMA)
        @Parameter(description = "Only those of these kinds: `kind=agency,outlet`.")
        List<Source.Kind> kind,

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only these, as far as there are any: `ids=0197a000-0004-7000-8000-000000000001`."
                        + " Without `limit` all on one page.")
        List<UUID> ids) {

    List<Source.Kind> kinds() {
        return Several.orAll(kind, Source.Kind.class);
    }

    Restriction<Source> wanted() {
        var source = Path.from(Source.class);
        return Restriction.all(
                q == null
                        ? Restriction.unrestricted()
                        : new SqlRestriction<>(
                                "name_words(?, ?) @@ words_begun(?)",
                                List.of(Source_.name, Source_.aliases),
                                List.of(q)),
                Restrictions.anyOf(source.to(Source_.kind), kind),
                Restrictions.anyOf(source.to(Source_.id), ids));
    }
}
