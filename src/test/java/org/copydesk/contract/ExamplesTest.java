package org.copydesk.contract;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    /** They come where there is reason to. */
    private static final Set<String> OCCASIONAL = Set.of("Last-Modified", "Cache-Status", "Idempotency-Replayed");

    @Inject
    Newsroom newsroom;

    private final ContractCheck check = new ContractCheck();

    @Test
    void every_example_works_as_it_stands() throws Exception {
        newsroom.openSample();
        var failures = new ArrayList<String>();
        for (var operation : operations()) {
            if (MADE_UP.contains(operation.id())) {
                continue;
            }
            for (var type : typesOf(operation)) {
                var answer = execute(operation, type);
                if (answer.statusCode() >= 300) {
                    failures.add("%s %s: %s".formatted(operation.method(), operation.path(), answer.asString()));
                }
                var missing = new TreeSet<>(operation.headers(answer.statusCode()));
                missing.removeAll(check.headers(answer));
                missing.removeAll(OCCASIONAL);
                if (!missing.isEmpty()) {
                    failures.add("%s has no %s".formatted(operation.id(), missing));
                }
            }
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    @Test
    void each_parameter_of_a_query_is_shown_with_an_example() throws Exception {
        for (var operation : operations()) {
            for (var parameter : operation.parameters("query")) {
                var sample = "`" + parameter.path("name").asText() + "=";
                assertTrue(
                        parameter.has("example")
                                || parameter.path("description").asText().contains(sample),
                        operation.id() + ": " + parameter);
            }
        }
    }

    @Test
    void each_example_in_a_description_is_understood() throws Exception {
        newsroom.openSample();
        var failures = new ArrayList<String>();
        for (var operation : operations()) {
            for (var parameter : operation.parameters("query")) {
                var name = parameter.path("name").asText();
                // A cursor is cut short: none is there before its page is.
                var examples = Pattern.compile("`" + Pattern.quote(name) + "=([^`…]+)`");
                examples.matcher(parameter.path("description").asText())
                        .results()
                        .forEach(example -> {
                            var answer = request(
                                            operation,
                                            required ->
                                                    required.path("required").asBoolean())
                                    .queryParam(name, example.group(1))
                                    .get(operation.path());
                            // What there was at some instant, or in a second file, is another matter.
                            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                                failures.add(
                                        "%s?%s: %s".formatted(operation.path(), example.group(), answer.asString()));
                            }
                        });
            }
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    /** Deletions come last, so that they take nothing away from the others. */
    private static List<Contract.Operation> operations() throws IOException {
        var operations = new ArrayList<>(Contract.read().operations());
        operations.sort(Comparator.comparing(operation -> operation.method().equals("DELETE")));
        return operations;
    }

    /** Each type of a body that is text, but the first under an id of one's own, and of those that are JSON in different ways; none without a body. */
    private static List<Optional<String>> typesOf(Contract.Operation operation) {
        var content = operation.json().path("requestBody").path("content").properties();
        var texts = content.stream()
                .filter(type -> type.getValue().path("example").isTextual())
                .map(type -> Optional.of(type.getKey()))
                .toList();
        return texts.isEmpty() || operation.method().equals("PUT")
                ? List.of(content.stream().map(Map.Entry::getKey).findFirst())
                : texts;
    }

    private io.restassured.response.Response execute(Contract.Operation operation, Optional<String> type) {
        var request = request(operation, parameter -> true);
        type.ifPresent(media -> {
            var example = operation
                    .json()
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
        return request.request(operation.method(), operation.path());
    }

    private RequestSpecification request(Contract.Operation operation, Predicate<JsonNode> wanted) {
        var request =
                newsroom.as(operation.isForAdmins() ? Role.ADMIN : Role.EDITOR).filter(check);
        for (var parameter : operation.json().path("parameters")) {
            var name = parameter.path("name").asText();
            if (!parameter.has("example") || !wanted.test(parameter)) {
                continue;
            }
            var value = text(parameter.path("example"));
            switch (parameter.path("in").asText()) {
                case "path" -> request.pathParam(name, value);
                case "query" -> request.queryParam(name, value);
                default -> request.header(name, value);
            }
        }
        return request;
    }

    /** Of an array: as {@code explode: false} says. */
    private static String text(JsonNode example) {
        return example.isArray() ? example.valueStream().map(JsonNode::asText).collect(joining(",")) : example.asText();
    }
}
