package org.copydesk.contract;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The contract as a client reads it: what can be called, with what, and an example of each. */
record Contract(JsonNode json) {

    static Contract read() throws IOException {
        return new Contract(
                new ObjectMapper().readTree(Path.of("openapi/openapi.json").toFile()));
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        json.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> operations.add(new Operation(
                                this, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method) && path.matches(operation.pattern()))
                .min(Comparator.comparing(
                        operation -> operation.parameters("path").size()));
    }

    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? json.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    record Operation(Contract contract, String method, String path, JsonNode json) {

        String id() {
            return json.path("operationId").asText();
        }

        boolean isDesk() {
            return path.startsWith("/api/v1/desk/");
        }

        boolean isForAdmins() {
            return path.contains("/tokens");
        }

        private String pattern() {
            return path.replaceAll("\\{[a-z]+}", "[^/]+");
        }

        /** What is promised of the answer with this status; missing where none is. */
        JsonNode answer(int status) {
            return contract.resolve(json.path("responses").path(Integer.toString(status)));
        }

        Set<String> headers(int status) {
            return answer(status)
                    .path("headers")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .collect(toSet());
        }

        List<JsonNode> parameters(String in) {
            return StreamSupport.stream(json.path("parameters").spliterator(), false)
                    .filter(parameter -> parameter.path("in").asText().equals(in))
                    .toList();
        }

        boolean takesVersion() {
            return parameters("header").stream()
                    .anyMatch(header -> header.path("name").asText().equals("If-Match"));
        }

        boolean takesBody() {
            return json.has("requestBody");
        }

        /** Raw stories come in as they are. */
        boolean takesJson() {
            return takesBody() && !exampleBody().isTextual();
        }

        boolean needsBody() {
            return json.path("requestBody").path("required").asBoolean();
        }

        String mediaType() {
            if (!takesJson()) {
                return "text/plain; charset=utf-8";
            }
            return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        }

        JsonNode exampleBody() {
            return content(json).path("example");
        }

        /** A patch takes the fields of what PUT takes at the same address. */
        JsonNode bodySchema() {
            var whole = method.equals("PATCH")
                    ? contract.json.path("paths").path(path).path("put")
                    : json;
            return contract.resolve(content(whole).path("schema"));
        }

        private static JsonNode content(JsonNode operation) {
            var types = operation.path("requestBody").path("content").elements();
            return types.hasNext() ? types.next() : operation.path("absent");
        }
    }
}
