package org.copydesk.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.http.DefaultsTest.PROBE;
import static org.copydesk.http.DefaultsTest.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered before a resource is reached. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FrontDoorTest {

    private static final int LIMIT_BYTES = 2 * 1024 * 1024;
    private static final int LIMIT_BYTES_WITHOUT_TOKEN = 64 * 1024;
    private static final String KNOWN = "Authorization: Probe writer\r\n";

    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/desk%2Fprobe/forgotten",
                "/api/v1/desk/./probe/forgotten",
                "/api/v1/probe/../desk/probe/forgotten",
                "/api/v1/desk/probe/forgotten/..",
                "/api/v1//desk/probe/forgotten",
                "//api/v1/desk/probe",
                "/api/v1/desk;a=b/probe/forgotten",
                "/api/v1/desk/probe/forgotten;x",
                "/api/v1/desk%252Fprobe",
                "/api/v1/desk\\probe",
                "/api/v1/caf\u00e9",
            })
    void an_address_that_is_not_plain_is_refused(String path) throws IOException {
        assertProblem(400, Wire.request("GET " + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/%64esk/probe/forgotten",
                "/api/v1/articles/by-slug/%C3%A9t%C3%A9",
                "/api/v1/articles/by-slug/no%20such,story@all",
            })
    void under_a_name_that_no_address_has_there_is_nothing(String path) throws IOException {
        assertProblem(404, Wire.request("GET " + path));
    }

    @Test
    void the_address_of_the_whole_server_is_unknown() throws IOException {
        assertProblem(404, Wire.request("GET *"));
        assertProblem(404, Wire.request("OPTIONS *"));
    }

    @Test
    void an_endless_address_is_refused() throws IOException {
        assertProblem(414, Wire.request("GET /api/v1/" + "a".repeat(9000)));
    }

    @Test
    void a_long_address_does_not_overflow_the_gate() throws IOException {
        assertProblem(404, Wire.request("GET /api/v1" + "/a".repeat(4000)));
    }

    @Test
    void as_many_values_as_a_parameter_takes_fit_in_an_address() throws IOException {
        var ids = String.join("&", Collections.nCopies(Several.MAX_VALUES, "ids=0197a000-0001-7000-8000-000000000001"));
        var answer = Wire.request("GET /api/v1/articles?" + ids);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%zz",
                "q=%e",
                "q=%",
                "%ff=1",
                "q=%00",
                "q=caf\u00e9",
                "q=<x>",
                "q={x}",
                "q=a\"b",
                "q=a|b",
                "q=a;b"
            })
    void a_query_that_is_not_percent_encoded_utf_8_is_refused(String query) throws IOException {
        assertProblem(400, Wire.request("GET /api/v1/probe/filters?" + query));
    }

    @Test
    void a_query_is_read_as_the_gate_reads_it() throws IOException {
        assertTrue(Wire.request("GET /api/v1/probe/filters?q=a%20b+c").startsWith("HTTP/1.1 200"));
        assertTrue(Wire.request("GET /api/v1/probe/filters?").startsWith("HTTP/1.1 200"));
        assertProblem(400, Wire.request("GET /api/v1/probe/filters?&&=1"));
    }

    @Test
    void an_unknown_address_is_a_problem_everywhere() {
        problem(get("/api/v1/nothing").then(), 404).body("instance", equalTo("/api/v1/nothing"));
        problem(get("/nothing").then(), 404);
        problem(get("/").then(), 404);
        problem(get("/q/nothing").then(), 404);
        problem(given().accept("text/html").get("/nothing").then(), 404);
    }

    @Test
    void an_unknown_method_is_told_the_known_ones() {
        problem(given().delete(PROBE + "/rows").then(), 405).header("Allow", "GET, HEAD, OPTIONS");
        problem(given().request("PROPFIND", PROBE + "/rows").then(), 405);
    }

    @Test
    void head_and_options_are_answered() {
        given().head(PROBE + "/rows").then().statusCode(200);
        given().options(PROBE + "/rows").then().statusCode(200).header("Allow", "GET, HEAD, OPTIONS");
        problem(given().options("/api/v1/nothing").then(), 404);
        given().head("/nothing").then().statusCode(404).header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void a_garbage_token_is_refused_even_where_none_is_needed() {
        problem(
                        given().header("Authorization", "Probe garbage")
                                .get(PROBE + "/rows")
                                .then(),
                        401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("detail", not(containsString("Secret")));
    }

    @Test
    void roles_are_asked_for_and_checked() {
        problem(get(PROBE + "/editors").then(), 401).header("WWW-Authenticate", equalTo("Bearer"));
        problem(
                given().header("Authorization", "Probe writer")
                        .get(PROBE + "/editors")
                        .then(),
                403);
        given().header("Authorization", "Probe editor")
                .get(PROBE + "/editors")
                .then()
                .statusCode(200);
    }

    @Test
    void a_resource_that_forgot_its_roles_answers_nobody() {
        problem(get("/api/v1/desk/probe/forgotten").then(), 401);
        problem(
                given().header("Authorization", "Probe editor")
                        .get("/api/v1/desk/probe/forgotten")
                        .then(),
                403);
    }

    @Test
    void a_body_at_the_limit_passes() throws IOException {
        var answer = Wire.send(head(KNOWN + "Content-Length: " + LIMIT_BYTES), body(LIMIT_BYTES));
        // it is too long for a headline, so it was read
        assertProblem(400, answer);
        assertTrue(answer.contains("/headline"), answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT_BYTES + 1, 4 * LIMIT_BYTES})
    void a_body_that_is_too_large_is_refused_with_an_answer_that_arrives(int size) throws IOException {
        assertProblem(413, Wire.send(head(KNOWN + "Content-Length: " + size), body(size)));
    }

    @Test
    void a_chunked_body_that_is_too_large_is_refused_with_an_answer_that_arrives() throws IOException {
        var answer = sendChunk(KNOWN, 2 * LIMIT_BYTES);

        assertProblem(413, answer);
        assertTrue(answer.contains("2,097,152 bytes"), answer);
    }

    /** Whatever anybody sends is kept in memory: a few hundred who come without a token must not fill it. */
    @Test
    void without_a_token_a_body_may_be_as_large_as_a_comment_needs() throws IOException {
        var size = LIMIT_BYTES_WITHOUT_TOKEN;
        var atLimit = Wire.send(head("Content-Length: " + size), body(size));
        assertProblem(400, atLimit);
        assertTrue(atLimit.contains("/headline"), atLimit);
        for (var answer : List.of(
                Wire.send(head("Expect: 100-continue\r\nContent-Length: " + (size + 1))),
                Wire.send(head("Content-Length: " + (size + 1)), body(size + 1)),
                sendChunk("", size + 1))) {
            assertProblem(413, answer);
            assertTrue(answer.contains("Without a token one may have 65,536 bytes"), answer);
        }
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for_without_end() throws IOException {
        assertEquals("", Wire.send(head("Content-Length: 100"), "{\"head".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_large_body_may_take_its_time_but_not_trickle() {
        var head = headOfStory(300_000);
        atOnce(() -> assertEquals("", Wire.send(head, "a".getBytes(StandardCharsets.US_ASCII))), () -> {
            var answer = Wire.send(Duration.ofSeconds(2), head, body(100_000), body(100_000), body(100_000));
            assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
        });
    }

    /** Each takes some seconds, in which the server waits. */
    private static void atOnce(Executable... checks) {
        Stream.of(checks)
                .map(check ->
                        CompletableFuture.runAsync(() -> assertDoesNotThrow(check), task -> new Thread(task).start()))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private byte[] headOfStory(int size) {
        return ("POST /api/v1/desk/imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + newsroom.token(Role.EDITOR)
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                        + size + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String sendChunk(String caller, int size) throws IOException {
        return Wire.send(
                head(caller + "Transfer-Encoding: chunked"),
                (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII),
                body(size),
                "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_chunked_body_is_read() throws IOException {
        var answer = Wire.send(
                head("Transfer-Encoding: chunked"),
                "5\r\n{\"hea\r\nd\r\ndline\":\"abc\"}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @Test
    void a_body_of_no_length_is_an_empty_body() throws IOException {
        var line = "PUT /api/v1/probe/optional";
        assertTrue(Wire.request(line, "Content-Length: 0").startsWith("HTTP/1.1 200"));
        assertTrue(Wire.request(line).startsWith("HTTP/1.1 200"));
        assertTrue(Wire.send(
                        (line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
                                .getBytes(StandardCharsets.US_ASCII),
                        "Transfer-Encoding: chunked\r\n\r\n0".getBytes(StandardCharsets.US_ASCII),
                        "\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 200"));
    }

    @Test
    void a_client_that_asks_first_is_refused_before_it_sends() throws IOException {
        assertProblem(413, Wire.send(head("Expect: 100-continue\r\nContent-Length: " + (LIMIT_BYTES + 1))));
    }

    @Test
    void who_may_not_bring_files_is_told_before_sending_them() {
        var moderator = "Authorization: Bearer " + newsroom.token(Role.MODERATOR);
        var partner = "Authorization: Bearer " + newsroom.token(Role.PARTNER);
        atOnce(
                () -> assertProblem(401, sendFiles("Expect: 100-continue")),
                () -> assertProblem(401, sendFiles("Accept: */*\r\n\r\n--edge")),
                () -> assertProblem(403, sendFiles("Expect: 100-continue", moderator)),
                () -> assertProblem(403, sendFiles("Expect: 100-continue", partner)));
    }

    private static String sendFiles(String... headers) throws IOException {
        var all = new ArrayList<>(
                List.of("Content-Type: multipart/form-data; boundary=edge", "Content-Length: 200000000"));
        all.addAll(List.of(headers));
        return Wire.request("POST /api/v1/desk/imports", all.toArray(String[]::new));
    }

    @Test
    void a_body_whose_media_type_is_not_named_is_refused() throws IOException {
        var body = "{\"headline\":\"x\"}";
        var answer = Wire.request("POST /api/v1/probe", "Content-Length: " + body.length() + "\r\n\r\n" + body);
        assertProblem(415, answer);
        assertTrue(answer.contains("Content-Type: application/json"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\n",
                "HTTP/1.0\r\n",
                "HTTP/1.1\r\nHost: two words\r\n",
                "HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "HTTP/2.0\r\nHost: a b\r\n"
            })
    void a_request_names_the_host(String rest) throws IOException {
        var answer = Wire.send("GET /api/v1/probe/rows " + rest + "Connection: close\r\n\r\n");
        assertProblem(400, answer.replaceFirst("HTTP/\\S+", "HTTP/1.1"));
        assertTrue(answer.contains("header Host"), answer);
    }

    @Test
    void a_load_balancer_may_ask_for_our_health_without_a_name() throws IOException {
        var answer = Wire.send("GET /q/health/live HTTP/1.0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.0 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "ffffffffffff\r\n{}", "2;a=\"b\r\n{}\r\n0\r\n\r\n"})
    void a_body_in_malformed_chunks_ends_the_connection(String chunks) throws IOException {
        assertEquals("", Wire.send(head("Transfer-Encoding: chunked"), chunks.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_media_type_that_is_none_is_refused() throws IOException {
        assertProblem(415, Wire.request("POST /api/v1/probe", "Content-Type: nonsense", "Content-Length: 0"));
    }

    @Test
    void the_next_request_of_a_connection_is_answered_after_a_refused_body() throws IOException {
        var answers = Wire.send(
                ("POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\n" + KNOWN
                                + "Content-Type: application/json\r\nContent-Length: "
                                + (LIMIT_BYTES + 1) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                body(LIMIT_BYTES + 1),
                "GET /api/v1/probe/rows HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        assertAll(
                () -> assertTrue(answers.startsWith("HTTP/1.1 413"), answers),
                () -> assertTrue(answers.contains("HTTP/1.1 200"), answers));
    }

    @Test
    void every_answer_has_the_headers_of_its_place() {
        get(PROBE + "/rows")
                .then()
                .header("Date", matchesRegex("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "no-store")
                .header("Strict-Transport-Security", nullValue());
        var desk = get("/api/v1/desk/probe").then().header("Cross-Origin-Resource-Policy", "same-origin");
        assertEquals(1, desk.extract().headers().getList("Cache-Control").size());
        desk.header("Cache-Control", "no-store");
        problem(get("/api/v1/desk/nothing").then(), 404).header("Cache-Control", "no-store");
    }

    @Test
    void swagger_ui_and_the_contract_are_served() {
        get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Cache-Control", "no-cache")
                .body(containsString("swagger-ui"));
        get("/q/swagger-ui/swagger-ui-bundle.js").then().statusCode(200);
        get("/q/openapi").then().statusCode(200).body(startsWith("---\nopenapi: 3."));
        get("/q/openapi.json").then().statusCode(200).body("info.title", equalTo("Copydesk"));
        get("/q/openapi?format=json").then().statusCode(200).body("paths", hasKey("/api/v1/articles"));
    }

    private static byte[] head(String length) {
        return ("POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] body(int size) {
        return ("{\"headline\":\"" + "x".repeat(size - 15) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertProblem(int status, String answer) {
        assertAll(
                () -> assertTrue(answer.startsWith("HTTP/1.1 " + status), answer),
                () -> assertTrue(
                        answer.toLowerCase(java.util.Locale.ROOT).contains("content-type: application/problem+json"),
                        answer),
                () -> assertTrue(answer.contains("\"status\":" + status), answer),
                () -> assertTrue(
                        answer.toLowerCase(java.util.Locale.ROOT).contains("x-content-type-options: nosniff"), answer),
                () -> assertFalse(answer.contains("org.copydesk"), answer));
    }
}
