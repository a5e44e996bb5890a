package org.copydesk.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Takes the place of the work: the request was answered before. */
class Replay extends RuntimeException {

    private final transient KeptAnswer answer;

    Replay(KeptAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    /** A body as it was written then. Being versioned, it gets its ETag and its Location as it got them then. */
    record Body(
            UUID id,
            @Nullable Integer version,
            @JsonValue @JsonRawValue String json) implements Versioned {}

    @Singleton
    static class Mapper {

        @ServerExceptionMapper
        RestResponse<Object> answer(Replay replay) {
            var answer = replay.answer;
            return RestResponse.ResponseBuilder.create(answer.status)
                    .entity(body(answer))
                    .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                    .header("Idempotency-Replayed", "true")
                    .build();
        }

        private static @Nullable Object body(KeptAnswer answer) {
            return answer.recordId == null || answer.body == null
                    ? answer.body
                    : new Body(answer.recordId, answer.recordVersion, answer.body);
        }
    }
}
