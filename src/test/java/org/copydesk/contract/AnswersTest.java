package org.copydesk.contract;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract says of answers beside those of the examples. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AnswersTest {

    @Inject
    Newsroom newsroom;

    private final ContractCheck check = new ContractCheck();
    private Contract contract;

    @BeforeEach
    void the_sample_is_there() throws Exception {
        newsroom.openSample();
        contract = Contract.read();
    }

    @Test
    void it_names_no_server() {
        assertTrue(contract.json().path("servers").isMissingNode());
    }

    @Test
    void every_operation_refuses_a_bad_token() {
        for (var operation : contract.operations()) {
            var answer = at(operation, given().filter(check).header("Authorization", "Bearer nonsense"))
                    .request(operation.method(), operation.path());
            assertEquals(401, answer.statusCode(), operation.id());
            assertEquals(Set.of("WWW-Authenticate"), check.headers(answer), operation.id());
        }
    }

    @Test
    void an_address_knows_the_methods_of_the_contract_and_no_others() {
        contract.operations().stream()
                .collect(groupingBy(Contract.Operation::path, mapping(Contract.Operation::method, toSet())))
                .forEach((path, methods) -> {
                    var known = new TreeSet<>(methods);
                    if (known.contains("GET")) {
                        known.add("HEAD");
                    }
                    known.add("OPTIONS");
                    var address = path.replaceAll("\\{[a-z]+}", "made-up");
                    assertAllowed(200, known, "OPTIONS", address);
                    Stream.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE")
                            .filter(method -> !known.contains(method))
                            // A name in the place of a variable may be a wrong value of that, too.
                            .filter(method ->
                                    contract.operation(method, address).isEmpty())
                            .forEach(method -> assertAllowed(405, known, method, address));
                });
    }

    private static void assertAllowed(int status, Set<String> methods, String method, String address) {
        var answer = given().contentType("application/json").request(method, address);
        assertEquals(status, answer.statusCode(), method + ' ' + address);
        assertEquals(String.join(", ", methods), answer.header("Allow"), method + ' ' + address);
    }

    @Test
    void readers_need_not_be_sent_again_what_they_have_where_the_contract_says_so() {
        for (var operation : contract.operations()) {
            if (!operation.method().equals("GET")
                    || operation.isDesk()
                    || operation.id().equals("getPreview")) {
                continue;
            }
            var first = at(operation, caller(operation)).get(operation.path());
            assertEquals(200, first.statusCode(), operation.id());
            assertEquals(
                    operation.headers(200).contains("ETag"), first.headers().hasHeaderWithName("ETag"), operation.id());
            if (operation.headers(200).contains("ETag")) {
                var second = at(operation, caller(operation).header("If-None-Match", first.header("ETag")))
                        .get(operation.path());
                assertEquals(304, second.statusCode(), operation.id());
            }
        }
    }

    @Test
    void what_belongs_to_a_retracted_article_is_gone_and_nothing_else_is() {
        var article = newsroom.draft("They said “it will hold” and left.");
        var quote = newsroom.quote(article, "it will hold");
        newsroom.publish(article).statusCode(200);
        String slug = given().get(DELIVERY + "/articles/{id}", article).path("slug");
        newsroom.retract(article).statusCode(200);

        for (var operation : contract.operations()) {
            if (operation.isDesk()
                    || operation.parameters("path").isEmpty()
                    || operation.path().contains("/previews/")) {
                continue;
            }
            var address = operation
                    .path()
                    .replace("{slug}", slug)
                    .replace("{id}", operation.path().contains("/quotes/{id}") ? quote : article);
            var caller = caller(operation);
            if (operation.takesBody()) {
                caller.contentType("application/json")
                        .body(operation.exampleBody().toString());
            }
            var answer = caller.request(operation.method(), address);
            assertEquals(operation.answer(410).isMissingNode() ? 404 : 410, answer.statusCode(), operation.id());
        }
    }

    @Test
    void a_record_that_is_there_already_is_not_made_again() {
        var person = "0197a000-0003-7000-8000-000000000008";
        newsroom.editor()
                .filter(check)
                .header("If-None-Match", "*")
                .body(Map.of("kind", "person", "name", "Somebody"))
                .put(DESK + "/persons/{id}", person)
                .then()
                .statusCode(412);
    }

    @Test
    void each_kind_of_block_is_as_the_contract_has_it() {
        var article = newsroom.live("""
                ## Heading

                Words.

                3. One
                4. Two

                > Said.

                ```java
                code
                ```

                ![A pier](https://example.org/pier.jpg)

                | a | b |
                |---|---|
                | 1 | 2 |

                ---

                End.
                """);
        List<String> types = given().filter(check)
                .get(DELIVERY + "/articles/{id}?format=blocks", article)
                .then()
                .statusCode(200)
                .extract()
                .path("blocks.type");
        var known = contract.json().at("/components/schemas/Block/discriminator/mapping");
        assertEquals(known.propertyStream().map(Map.Entry::getKey).collect(toSet()), Set.copyOf(types));
    }

    @Test
    void all_that_refusals_say_is_in_the_contract() throws Exception {
        var problem = contract.json().at("/components/schemas/Problem/properties");
        var types = new TreeSet<String>();
        problem.at("/type/anyOf/0/enum").forEach(type -> types.add(type.asText()));
        var said = inSources("\\.type\\(\"([a-z-]+)\"\\)");
        assertFalse(said.isEmpty());
        assertEquals(
                Stream.concat(said.stream().map("urn:copydesk:problem:"::concat), Stream.of("about:blank"))
                        .collect(toSet()),
                types);

        var members = inSources("\\.with\\(\\s*\"([A-Za-z]+)\"");
        assertTrue(members.contains("currentVersion"));
        members.removeIf(problem::has);
        assertEquals(Set.of(), members);
    }

    private static Set<String> inSources(String pattern) throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var found = new TreeSet<String>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Pattern.compile(pattern)
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(said -> found.add(said.group(1)));
            }
            return found;
        }
    }

    private RequestSpecification caller(Contract.Operation operation) {
        var caller = operation.path().contains("/embargoed/") ? newsroom.editor() : given();
        return caller.filter(check);
    }

    /** At the address of the example; one that nobody can tell beforehand is made up. */
    private static RequestSpecification at(Contract.Operation operation, RequestSpecification request) {
        for (var parameter : operation.parameters("path")) {
            request.pathParam(parameter.path("name").asText(), exampleOf(parameter));
        }
        for (var parameter : operation.parameters("query")) {
            if (parameter.path("required").asBoolean()) {
                request.queryParam(parameter.path("name").asText(), exampleOf(parameter));
            }
        }
        return request;
    }

    private static String exampleOf(JsonNode parameter) {
        return parameter.path("example").asText("made-up");
    }
}
