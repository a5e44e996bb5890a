package org.copydesk.contract;

import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operation in a batch is answered as the same operation alone. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchParityTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = new UUID(0, 0).toString();

    /** Their answers hold a secret. */
    private static final Set<String> ALONE = Set.of("createToken", "createPreview", "runBatch");

    @Inject
    Newsroom newsroom;

    private final ContractCheck check = new ContractCheck();

    /** One write: what a batch says of it, and what a request of its own says. */
    record Write(
            String method,
            String path,
            @Nullable String ifMatch,
            @Nullable String body) {

        Response alone(RequestSpecification caller) {
            if (ifMatch != null) {
                caller.header("If-Match", ifMatch);
            }
            if (body != null) {
                caller.contentType(
                                method.equals("PATCH")
                                        ? "application/merge-patch+json; charset=UTF-8"
                                        : "application/json")
                        .body(body);
            }
            return caller.request(method, path);
        }

        Response inBatch(RequestSpecification caller) {
            return caller.body("{\"operations\": [" + json() + "]}").post(DESK + "/batch");
        }

        String json() {
            var operation = JSON.createObjectNode().put("method", method).put("path", path);
            if (ifMatch != null) {
                operation.putObject("headers").put("If-Match", ifMatch);
            }
            if (body != null) {
                operation.putRawValue("body", new RawValue(body));
            }
            return operation.toString();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EDITOR", "WRITER", "MODERATOR"})
    void every_write_is_refused_in_the_same_words(Role role) throws Exception {
        newsroom.openSample();
        var failures = new ArrayList<String>();
        var statuses = new TreeSet<Integer>();
        for (var operation : Contract.read().operations()) {
            if (!operation.isDesk()
                    || operation.method().equals("GET")
                    || ALONE.contains(operation.id())
                    || operation.takesBody() && !operation.takesJson()) {
                continue;
            }
            // What is wrong with a request is told in the same words to all; only rights differ.
            var writes = badRequestsOf(operation);
            for (var write : role == Role.EDITOR ? writes : writes.subList(0, 1)) {
                var alone = write.alone(newsroom.as(role).filter(check));
                if (alone.statusCode() < 400) {
                    // Revoking or withdrawing what is not there may be no mistake.
                    continue;
                }
                statuses.add(alone.statusCode());
                var batch = write.inBatch(newsroom.as(role).filter(check));
                var said = batch.as(JsonNode.class);
                if (batch.statusCode() != alone.statusCode()
                        || !said.path("problem").equals(alone.as(JsonNode.class))
                        || said.path("operation").asInt(-1) != 0) {
                    failures.add("%s: %s%n    in a batch: %s".formatted(write, alone.asString(), batch.asString()));
                }
            }
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
        assertTrue(statuses.size() >= (role == Role.EDITOR ? 5 : 2), "only " + statuses);
    }

    @Test
    void every_write_that_is_done_is_answered_the_same() throws Exception {
        newsroom.openSample();
        var alone = newsroom.draft("They said “not yet” and left.");
        var inBatch = newsroom.draft("They said “not yet” and left.");
        for (var step : List.of(
                List.of("PATCH", "", "{\"headline\": \"Wall holds\", \"urgency\": 2, \"edNote\": null}"),
                List.of("PUT", "/review", "{\"note\": \"Have a look.\"}"),
                List.of("POST", "/notes", "{\"note\": \"Looked.\"}"),
                List.of("PUT", "/approval", ""),
                List.of("PUT", "/publication", "{}"),
                List.of("PATCH", "", "{\"body\": \"They said “not now” and left.\"}"),
                List.of(
                        "POST",
                        "/corrections",
                        "{\"kind\": \"correction\", \"publicText\": \"It was now.\", \"wrongText\": \"not yet\","
                                + " \"rightText\": \"not now\"}"),
                List.of("PUT", "/retraction", "{\"publicText\": \"It was wrong.\"}"),
                List.of("DELETE", "/retraction", ""),
                List.of("DELETE", "", ""),
                List.of("PUT", "/restoration", ""))) {
            var one = write(step, alone).alone(newsroom.editor().filter(check));
            var other = write(step, inBatch).inBatch(newsroom.editor().filter(check));
            assertEquals(200, other.statusCode(), step + other.asString());
            var answer = other.as(JsonNode.class).path("answers").get(0);
            assertEquals(one.statusCode(), answer.path("status").asInt(), step + one.asString());
            assertEquals(
                    masked(one.header("Location"), alone),
                    masked(answer.path("headers").path("Location").asText(null), inBatch));
            assertEquals(one.header("ETag"), answer.path("headers").path("ETag").asText(null), step.toString());
            var body = answer.has("body") ? answer.path("body").toString() : "";
            assertEquals(
                    masked(
                            one.asString().isEmpty()
                                    ? ""
                                    : JSON.readTree(one.asString()).toString(),
                            alone),
                    masked(body, inBatch),
                    step.toString());
        }
    }

    private static Write write(List<String> step, String article) {
        return new Write(
                step.get(0),
                DESK + "/articles/" + article + step.get(1),
                step.get(1).equals("/notes") ? null : "*",
                step.get(2).isEmpty() ? null : step.get(2));
    }

    /** Ids, times and slugs are never the same twice. */
    private static @Nullable String masked(@Nullable String text, String article) {
        return text == null
                ? null
                : text.replace(article, "<article>")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                        .replaceAll("harbour-wall-holds[-0-9a-f]*", "<slug>")
                        .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "<time>");
    }

    private static List<Write> badRequestsOf(Contract.Operation operation) {
        var writes = new ArrayList<Write>();
        var example = operation.exampleBody();
        var body = operation.takesBody() && !example.isMissingNode() ? example.toString() : null;
        var version = operation.takesVersion() ? "*" : null;
        var nothing = pathOf(operation, NOTHING);
        if (nothing.contains(NOTHING)) {
            writes.add(new Write(operation.method(), nothing, version, body));
            writes.add(new Write(operation.method(), pathOf(operation, "x"), version, body));
            writes.add(new Write(operation.method(), nothing + "/nowhere", version, body));
        }
        if (operation.takesBody()) {
            writes.add(new Write(operation.method(), nothing, version, operation.needsBody() ? "{}" : null));
            writes.add(new Write(operation.method(), nothing, version, "{\"nonsense\": 1}"));
            writes.add(new Write(operation.method(), nothing, version, "[]"));
            if (operation.needsBody()) {
                writes.add(new Write(operation.method(), nothing, version, null));
            }
        }
        if (operation.takesVersion()) {
            var there = examplePathOf(operation);
            writes.add(new Write(operation.method(), there, null, withoutVersion(body)));
            writes.add(new Write(operation.method(), there, "\"4711\"", withoutVersion(body)));
            writes.add(new Write(operation.method(), there, "nonsense", withoutVersion(body)));
        }
        return writes;
    }

    private static @Nullable String withoutVersion(@Nullable String body) {
        try {
            return body == null
                    ? null
                    : ((ObjectNode) JSON.readTree(body)).without("version").toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String pathOf(Contract.Operation operation, String id) {
        var path = operation.path();
        for (var parameter : operation.parameters("path")) {
            var integer = parameter.path("schema").path("type").asText().equals("integer");
            path = path.replace("{" + parameter.path("name").asText() + "}", integer && !id.equals("x") ? "1" : id);
        }
        return path;
    }

    private static String examplePathOf(Contract.Operation operation) {
        var path = operation.path();
        for (var parameter : operation.parameters("path")) {
            path = path.replace(
                    "{" + parameter.path("name").asText() + "}",
                    parameter.path("example").asText(NOTHING));
        }
        return path;
    }
}
