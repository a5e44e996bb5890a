package org.copydesk.contract;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

/** What Swagger UI fills in works on the sample newsroom when it is executed as it stands. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExamplesTest {

    /** Secrets, and ids of what is made with one, cannot stand in a contract. */
    private static final Set<String> MADE_UP = Set.of("revokeToken", "revokePreview", "getPreview");

    @Inject
    Newsroom newsroom;

    record Call(String method, String path, JsonNode operation) {}

    @Test
    void every_example_works_as_it_stands() throws Exception {
        newsroom.openSample();
        var failures = new ArrayList<String>();
        for (var call : calls()) {
            if (MADE_UP.contains(call.operation().path("operationId").asText())) {
                continue;
            }
            for (var type : typesOf(call)) {
                var answer = execute(call, type);
                if (answer.statusCode() >= 300) {
                    failures.add("%s %s: %s".formatted(call.method(), call.path(), answer.asString()));
                }
            }
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    /** Deletions come last, so that they take nothing away from the others. */
    private static List<Call> calls() throws Exception {
        var contract =
                new ObjectMapper().readTree(Path.of("openapi/openapi.json").toFile());
        var calls = new ArrayList<Call>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(item -> item.getValue().has("operationId"))
                        .forEach(item -> calls.add(new Call(
                                item.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), item.getValue()))));
        calls.sort(Comparator.comparing(call -> call.method().equals("DELETE")));
        return calls;
    }

    /** Each type of a body that is text; the first of those that are JSON in different ways; none without a body. */
    private static List<Optional<String>> typesOf(Call call) {
        var content = call.operation().path("requestBody").path("content").properties();
        var texts = content.stream()
                .filter(type -> type.getValue().path("example").isTextual())
                .map(type -> Optional.of(type.getKey()))
                .toList();
        return texts.isEmpty() ? List.of(content.stream().map(Map.Entry::getKey).findFirst()) : texts;
    }

    private io.restassured.response.Response execute(Call call, Optional<String> type) {
        var request = newsroom.as(call.path().contains("/tokens") ? Role.ADMIN : Role.EDITOR);
        for (var parameter : call.operation().path("parameters")) {
            var name = parameter.path("name").asText();
            if (!parameter.has("example")) {
                continue;
            }
            var value = text(parameter.path("example"));
            switch (parameter.path("in").asText()) {
                case "path" -> request.pathParam(name, value);
                case "query" -> request.queryParam(name, value);
                default -> request.header(name, value);
            }
        }
        type.ifPresent(media -> {
            var example = call.operation()
                    .path("requestBody")
                    .path("content")
                    .path(media)
                    .path("example");
            if (example.isTextual()) {
                request.contentType(media + "; charset=utf-8").body(example.asText());
            } else {
                request.contentType(
                        media.contains("merge-patch") ? "application/merge-patch+json" : ContentType.JSON.toString());
                request.body(example.toString());
            }
        });
        return request.request(call.method(), call.path());
    }

    /** Of an array: as {@code explode: false} says. */
    private static String text(JsonNode example) {
        return example.isArray() ? example.valueStream().map(JsonNode::asText).collect(joining(",")) : example.asText();
    }
}
