package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one shape of every error answer (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Refusal.FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

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
