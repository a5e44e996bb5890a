package org.copydesk.person;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
        List<Person.Kind> kind) {

    List<Person.Kind> kinds() {
        return Several.orAll(kind, Person.Kind.class);
    }
}
