package org.copydesk.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.copydesk.http.InnerCalls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param answers in the order of the operations */
record BatchView(List<Answer> answers) {

    /** @param headers ETag and Location, where the answer has them */
    @Schema(name = "BatchAnswer")
    record Answer(
            int status,
            Map<String, String> headers,

            @Schema(implementation = Object.class, description = "What the operation answers.") @Nullable
            JsonNode body) {

        static Answer of(InnerCalls.Answer answer) {
            return new Answer(answer.status(), answer.headers(), answer.body());
        }
    }
}
