package org.copydesk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a request to whichever operation: it is refused in the one shape, and tells nothing of us. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MalformedRequestsTest {

    private static final long SEED = 20261124;
    private static final int AT_LEAST = 10_000;

    /** Names of Java's (a package, a class, a nested path) and of the database's. The API itself is in camelCase. */
    private static final Pattern OURS = Pattern.compile("\\b(?:org|io|com|java|jakarta)\\.[a-z]+"
            + "|\\b[A-Z][a-z]+[A-Z][A-Za-z]+(?![a-z-])"
            + "|\\b[a-z]+_[a-z_]+\\b"
            + "|(?i:exception|hibernate|jackson|postgres|\\bsql\\b|stack ?trace)");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void every_malformed_request_is_refused_as_a_problem_that_tells_nothing_of_us() throws Exception {
        newsroom.openSample();
        var random = new Random(SEED);
        var failures = new ArrayList<String>();
        var sent = 0;
        for (var operation : Contract.read().operations()) {
            for (var request : Malformations.of(operation, random)) {
                sent++;
                var answer = send(operation, request);
                var flaw = flawOf(answer);
                if (flaw != null) {
                    failures.add("%s%n    %s: %d %s".formatted(request, flaw, answer.statusCode(), answer.body()));
                }
            }
        }
        assertTrue(failures.isEmpty(), failures.size() + " of " + sent + "\n" + String.join("\n", failures));
        assertTrue(sent >= AT_LEAST, "only " + sent + " requests");
    }

    @Test
    void a_body_that_is_not_json_is_refused_by_its_type() throws Exception {
        newsroom.openSample();
        for (var type :
                List.of("text/plain", "*/*", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded")) {
            for (var operation : Contract.read().operations()) {
                if (operation.takesJson()) {
                    var request = Malformations.withMediaType(type, operation);
                    var answer = send(operation, request);
                    assertEquals(415, answer.statusCode(), request + " " + answer.body());
                    assertTrue(answer.body().contains("application/json"), request + " " + answer.body());
                    assertNull(flawOf(answer), request + " " + answer.body());
                }
            }
        }
    }

    private HttpResponse<String> send(Contract.Operation operation, Malformations.Request sent) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + sent.address()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        sent.method(),
                        sent.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(sent.body()));
        if (sent.authorized()) {
            request.header(
                    "Authorization", "Bearer " + newsroom.token(operation.isForAdmins() ? Role.ADMIN : Role.EDITOR));
        }
        sent.headers().forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is wrong with the answer to a malformed request; null where nothing is. */
    private static @Nullable String flawOf(HttpResponse<String> answer) {
        if (answer.statusCode() < 400) {
            return "accepted";
        }
        if (answer.statusCode() >= 500) {
            return "our fault";
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")) {
            return "not a problem";
        }
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return "not JSON";
        }
        for (var member : List.of("type", "title", "detail")) {
            if (problem.path(member).asText().isBlank()) {
                return "without " + member;
            }
        }
        if (problem.path("status").asInt() != answer.statusCode()) {
            return "another status in the body";
        }
        var leak = OURS.matcher(answer.body());
        return leak.find() ? "leaks '" + leak.group() + "'" : null;
    }
}
