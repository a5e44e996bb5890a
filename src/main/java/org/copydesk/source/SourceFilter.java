package org.copydesk.source;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.Set;
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

        @QueryParam("kind") @Parameter(description = "Only those of this kind: `kind=agency`.")
        Source.@Nullable Kind kind) {

    Set<Source.Kind> kinds() {
        return kind == null ? EnumSet.allOf(Source.Kind.class) : EnumSet.of(kind);
    }
}
