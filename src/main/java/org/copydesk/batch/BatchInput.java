package org.copydesk.batch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.copydesk.http.Api;
import org.copydesk.http.InnerCalls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param operations done in this order */
record BatchInput(@NotNull @Size(min = 1, max = 200) List<@Valid @NotNull Operation> operations) {

    /**
     * A write of the desk, as a request of its own would send it.
     *
     * @param path the whole path, as /api/v1/desk/articles
     */
    @Schema(name = "BatchOperation")
    record Operation(
            @NotNull @Pattern(regexp = "POST|PUT|PATCH|DELETE")
            String method,

            @NotNull
            @Size(max = 2000)
            @Pattern(
                    regexp = Api.DESK + "/[A-Za-z0-9._~/-]*",
                    message = "must begin with " + Api.DESK + "/ and have no parameters")
            String path,

            @Valid @Nullable Headers headers,

            @Schema(implementation = Object.class, description = "What the operation takes as its body.") @Nullable
            JsonNode body) {

        InnerCalls.Call call() {
            return new InnerCalls.Call(
                    method,
                    path,
                    headers == null ? null : headers.ifMatch(),
                    headers == null ? null : headers.ifNoneMatch(),
                    body);
        }
    }

    @Schema(name = "BatchHeaders")
    record Headers(
            @JsonProperty("If-Match") @Size(max = 200) @Nullable
            String ifMatch,

            @JsonProperty("If-None-Match") @Size(max = 200) @Nullable
            String ifNoneMatch) {}
}
