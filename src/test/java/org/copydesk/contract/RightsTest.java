package org.copydesk.contract;

import static org.copydesk.Newsroom.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Right;
import org.copydesk.auth.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the contract, asked by everybody, against the one table of rights. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RightsTest {

    private static final String NOTHING = new UUID(0, 0).toString();

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private final List<String> failures = new ArrayList<>();
    private List<Contract.Operation> operations;

    @BeforeEach
    void read() throws Exception {
        operations = Contract.read().operations();
    }

    @AfterEach
    void fail() {
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    @Test
    void the_table_has_every_operation_once_and_no_other() {
        var inContract =
                new TreeSet<>(operations.stream().map(Contract.Operation::id).toList());
        var inTable = Arrays.stream(Right.values())
                .flatMap(right -> right.operations().stream())
                .sorted()
                .toList();
        assertEquals(List.copyOf(inContract), inTable);
    }

    @ParameterizedTest
    @EnumSource
    void a_role_does_what_the_table_gives_it_and_nothing_else(Role role) {
        var token = newsroom.makeToken(Map.of(
                        "name",
                        "Matrix " + role,
                        "role",
                        role.name().toLowerCase(Locale.ROOT),
                        "scopes",
                        role == Role.PARTNER ? List.of("embargo") : List.of()))
                .getString("token");
        for (var operation : operations) {
            var answer = askForNothing(with(token), operation);
            if (rightOf(operation).isFor(role)) {
                expectAllowed(role, operation, answer);
            } else {
                expect(role, operation, answer, 403);
            }
        }
    }

    @Test
    void without_a_token_everybody_does_what_readers_do_and_nothing_else() {
        for (var operation : operations) {
            var answer = askForNothing(RestAssured.given().contentType(ContentType.JSON), operation);
            if (rightOf(operation).isForEverybody()) {
                expectAllowed("anonymous", operation, answer);
            } else {
                expect("anonymous", operation, answer, 401);
            }
        }
    }

    @Test
    void an_expired_and_a_revoked_token_do_nothing() {
        var expired =
                newsroom.makeToken(Map.of("name", "Expired", "role", "admin", "expiresAt", "2100-01-01T00:00:00Z"));
        var revoked = newsroom.makeToken(Map.of("name", "Revoked", "role", "admin"));
        for (var token : List.of(expired, revoked)) {
            assertEquals(
                    200,
                    with(token.getString("token"))
                            .get(Newsroom.DESK + "/tokens")
                            .statusCode());
        }
        expire(expired);
        newsroom.as(Role.ADMIN).delete(Newsroom.DESK + "/tokens/{id}", revoked.getString("id"));
        for (var operation : operations) {
            for (var token : List.of(expired, revoked)) {
                var answer = askForNothing(with(token.getString("token")), operation);
                expect(token.getString("name"), operation, answer, 401);
            }
        }
    }

    @Test
    void a_token_limited_to_one_section_reaches_nothing_of_another() throws Exception {
        newsroom.openSample();
        newsroom.section("matrix");
        var token = newsroom.makeToken(
                        Map.of("name", "Matrix limited", "role", "editor", "sections", List.of("matrix")))
                .getString("token");
        for (var operation : operations) {
            var right = rightOf(operation);
            if (!right.isFor(Role.EDITOR)) {
                continue;
            }
            switch (right.reach()) {
                case EVERYWHERE -> expectAllowed("limited", operation, askForNothing(with(token), operation));
                case NOWHERE -> expectOutOfReach(operation, askForNothing(with(token), operation));
                case OWN_SECTIONS -> {
                    if (operation.method().equals("GET") && !operation.path().contains("{")) {
                        expectNothingListed(operation, token);
                    } else {
                        expectOutOfReach(operation, askAsInExample(with(token), operation));
                    }
                }
            }
        }
    }

    @Test
    void the_readme_tells_the_table() throws Exception {
        var told = new LinkedHashMap<String, List<Boolean>>();
        for (var line : Files.readAllLines(Path.of("README.md"))) {
            var cells = line.split("\\|", -1);
            if (cells.length == 2 + 1 + Role.values().length && !cells[1].isBlank() && !cells[1].contains("---")) {
                told.put(
                        cells[1].strip(),
                        Arrays.stream(cells)
                                .skip(2)
                                .limit(Role.values().length)
                                .map(cell -> !cell.isBlank())
                                .toList());
            }
        }
        var table = new LinkedHashMap<String, List<Boolean>>();
        for (var right : Right.values()) {
            table.put(
                    right.words(),
                    Arrays.stream(Role.values()).map(right::isFor).toList());
        }
        assertEquals(table, told);
    }

    private static Right rightOf(Contract.Operation operation) {
        return Right.of(operation.id()).orElseThrow();
    }

    /** What would change nothing and show nothing even if it were allowed. */
    private static Response askForNothing(RequestSpecification caller, Contract.Operation operation) {
        for (var parameter : operation.parameters("path")) {
            var type = parameter.path("schema").path("type").asText();
            caller.pathParam(parameter.path("name").asText(), type.equals("integer") ? "1" : NOTHING);
        }
        return send(caller, operation, operation.takesBody() ? "{}" : null);
    }

    private static Response askAsInExample(RequestSpecification caller, Contract.Operation operation) {
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asText();
            var type = parameter.path("schema").path("type").asText();
            caller.pathParam(name, type.equals("integer") ? "1" : name.equals("id") ? sampleOf(operation) : NOTHING);
        }
        var body = operation.exampleBody();
        return send(caller, operation, body.isMissingNode() ? null : body.toString());
    }

    /** A record of the kind that nobody deletes, unlike the examples of deletions. */
    private static String sampleOf(Contract.Operation operation) {
        var record = operation.path().replaceFirst("\\{id}.*", "{id}");
        return operation
                .contract()
                .json()
                .path("paths")
                .path(record)
                .path("get")
                .path("parameters")
                .path(0)
                .path("example")
                .asText();
    }

    private static Response send(RequestSpecification caller, Contract.Operation operation, @Nullable String body) {
        if (operation.takesVersion()) {
            caller.header("If-Match", "*");
        }
        if (body != null) {
            caller.contentType(operation.mediaType()).body(body);
        }
        return caller.request(operation.method(), operation.path());
    }

    private void expectNothingListed(Contract.Operation operation, String token) {
        var all = list(newsroom.editor(), operation);
        var reached = list(with(token), operation);
        assertFalse(all.isEmpty(), "The sample has nothing for " + operation.id());
        // Events of what stands in no section are for everybody.
        if (reached.stream().anyMatch(row -> operation.id().equals("listEvents") ? row.containsKey("article") : true)) {
            failures.add("limited %s: lists %s".formatted(operation.id(), reached));
        }
    }

    private static List<Map<String, Object>> list(RequestSpecification caller, Contract.Operation operation) {
        if (operation.id().equals("getCalendar")) {
            caller.queryParam("from", "2026-01-01T00:00:00Z").queryParam("to", "2026-12-31T00:00:00Z");
        }
        return caller.queryParam("limit", 100)
                .get(operation.path())
                .then()
                .statusCode(200)
                .extract()
                .path("data");
    }

    private void expectOutOfReach(Contract.Operation operation, Response answer) {
        expect("limited", operation, answer, 403);
        JsonNode problem = json(answer);
        if (!problem.path("sections").toString().equals("[\"matrix\"]")
                || !problem.path("detail").asText().contains("matrix")) {
            failures.add("limited %s: does not say where the token works: %s".formatted(operation.id(), problem));
        }
    }

    private void expect(Object caller, Contract.Operation operation, Response answer, int status) {
        if (answer.statusCode() != status || !answer.contentType().startsWith("application/problem+json")) {
            failures.add("%s %s: %d instead of %d, %s"
                    .formatted(caller, operation.id(), answer.statusCode(), status, answer.asString()));
        }
    }

    private void expectAllowed(Object caller, Contract.Operation operation, Response answer) {
        var status = answer.statusCode();
        if (status == 401 || status == 403 || status == 405 || status >= 500) {
            failures.add("%s %s: %d %s".formatted(caller, operation.id(), status, answer.asString()));
        }
    }

    private static JsonNode json(Response answer) {
        return answer.as(JsonNode.class);
    }

    private void expire(JsonPath token) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update api_token set expires_at = now() - interval '1 second' where id = :id")
                        .setParameter("id", UUID.fromString(token.getString("id")))
                        .executeUpdate());
    }
}
