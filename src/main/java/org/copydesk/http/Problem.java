package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The one shape of every error answer (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong and what to do next (RFC 9457).")
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Not Found") String title,
        @Schema(examples = "404") int status,

        @Schema(examples = "There is nothing at this address.")
        String detail,

        @Schema(description = "The path of the request.") @Nullable
        String instance,

        @Schema(description = "Each bad field or parameter.")
        List<Refusal.FieldError> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal, @Nullable String instance) {
        return new Problem(
                refusal.type(),
                HttpResponseStatus.valueOf(refusal.status()).reasonPhrase(),
                refusal.status(),
                refusal.getMessage() == null ? "" : refusal.getMessage(),
                instance,
                refusal.errors(),
                refusal.members());
    }
}
