package org.copydesk.newsroom;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One request of a seed file. */
record Operation(
        String method,
        String path,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable JsonNode body) {

    HttpRequest request(URI api, String token) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (ifNoneMatch != null) {
            request.header("If-None-Match", ifNoneMatch);
        }
        return request.build();
    }

    /** What is there already, or was done already, was done by a start that did not get to its end. */
    boolean isAlreadyDone(int status) {
        return status == 409 || ifNoneMatch != null && status == 412;
    }
}
