package org.copydesk.newsroom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a seed file.
 *
 * @param text a body of plain text, where it is no JSON
 */
record Operation(
        String method,
        String path,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable JsonNode body,
        @Nullable String text) {

    /** @param api the path of the API, which seed files leave out */
    Map<String, Object> inBatch(String api) {
        var operation = new HashMap<String, Object>(Map.of("method", method, "path", api + path));
        var headers = new HashMap<String, String>();
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        if (ifNoneMatch != null) {
            headers.put("If-None-Match", ifNoneMatch);
        }
        operation.put("headers", headers);
        if (body != null) {
            operation.put("body", body);
        }
        return operation;
    }
}
