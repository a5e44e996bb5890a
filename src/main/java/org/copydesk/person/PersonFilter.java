package org.copydesk.person;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
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

        @QueryParam("kind") @Parameter(description = "Only those of this kind: `kind=organisation`.")
        Person.@Nullable Kind kind) {

    Set<Person.Kind> kinds() {
        return kind == null ? EnumSet.allOf(Person.Kind.class) : EnumSet.of(kind);
    }
}
