package org.copydesk.source;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
        List<Source.Kind> kind) {

    List<Source.Kind> kinds() {
        return Several.orAll(kind, Source.Kind.class);
    }
}
