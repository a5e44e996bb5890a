package org.copydesk.person;

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

/** Which persons a list shows. */
public record PersonFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description =
                        "How words of the name or of an alias begin; capitals and accents do not count: `q=win ash`.")
        @Nullable
        String q,

        @QueryParam("kind")
        @Separator(Several.COMMA)
        @Parameter(description = "Only those of these kinds: `kind=organisation,group`.")
        List<Person.Kind> kind,

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only these, as far as there are any: `ids=0197a000-0003-7000-8000-000000000008`."
                        + " Without `limit` all on one page.")
        List<UUID> ids) {

    List<Person.Kind> kinds() {
        return Several.orAll(kind, Person.Kind.class);
    }

    Restriction<Person> wanted() {
        var person = Path.from(Person.class);
        return Restriction.all(
                q == null
                        ? Restriction.unrestricted()
                        : new SqlRestriction<>(
                                "name_words(?, ?) @@ words_begun(?)",
                                List.of(Person_.name, Person_.aliases),
                                List.of(q)),
                Restrictions.anyOf(person.to(Person_.kind), kind),
                Restrictions.anyOf(person.to(Person_.id), ids));
    }
}
