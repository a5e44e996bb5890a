package org.copydesk.source;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
        @Parameter(
                description =
                        "Only those of these kinds, which are outlet, agency, officialBody, organisation, document, dataset,"
                                + " socialPost, person and unknown: `kind=agency,outlet`.")
        @Nullable
        String kind) {

    /** All there are, where none is wished. */
    Set<Source.Kind> kinds() {
        var wished = Several.of("kind", kind, Source.Kind.class);
        return wished == null ? EnumSet.allOf(Source.Kind.class) : EnumSet.copyOf(wished);
    }
}
