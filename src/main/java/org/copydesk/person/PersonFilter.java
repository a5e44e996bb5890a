package org.copydesk.person;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
        @Parameter(
                description = "Only those of these kinds, which are person, organisation, group, role and unnamed:"
                        + " `kind=organisation,group`.")
        @Nullable
        String kind) {

    /** All there are, where none is wished. */
    Set<Person.Kind> kinds() {
        var wished = Several.of("kind", kind, Person.Kind.class);
        return wished == null ? EnumSet.allOf(Person.Kind.class) : EnumSet.copyOf(wished);
    }
}
