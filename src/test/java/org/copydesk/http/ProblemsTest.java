package org.copydesk.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.http.DefaultsTest.PROBE;
import static org.copydesk.http.DefaultsTest.post;
import static org.copydesk.http.DefaultsTest.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.copydesk.Log;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProblemsTest {

    @Test
    void a_refusal_is_written_as_it_was_said() {
        fails("conflict", 409)
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Conflict"))
                .body("detail", equalTo("100% taken"))
                .body("instance", equalTo(PROBE + "/fails/conflict"))
                .body("errors[0].pointer", equalTo("/slug"))
                .body("users", contains("a"));
    }

    @Test
    void every_bad_field_is_named_by_its_pointer() {
        problem(
                        post(
                                "",
                                "{\"headline\":\" \",\"tags\":[\"a\",\"\"],\"segments\":[{\"exact\":\"a\"},{\"exact\":\"\"},{}],"
                                        + "\"labels\":{\"a/b\":\"long\"}}"),
                        400)
                .body("type", equalTo("urn:copydesk:problem:validation"))
                .body(
                        "errors.pointer",
                        hasItems("/headline", "/tags/1", "/segments/1/exact", "/segments/2/exact", "/labels/a~1b"))
                .body("errors.parameter", not(hasItems("headline")));
    }

    @Test
    void a_bad_parameter_of_a_method_or_a_group_is_named_as_the_caller_knows_it() {
        problem(get(PROBE + "/filters?q=abcdef").then(), 400)
                .body("errors[0].parameter", equalTo("q"))
                .body("errors[0].pointer", nullValue());
        problem(get(PROBE + "/01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07?n=10").then(), 400)
                .body("errors[0].parameter", equalTo("n"));
    }

    @Test
    void a_body_may_be_left_out_where_the_method_says_so() {
        given().put(PROBE + "/optional").then().statusCode(200).body(equalTo("none"));
        given().contentType("application/json")
                .body("{\"count\":1}")
                .put(PROBE + "/optional")
                .then()
                .statusCode(200);
        problem(
                given().contentType("application/json")
                        .body("null")
                        .put(PROBE + "/optional")
                        .then(),
                400);
    }

    @ParameterizedTest
    @CsvSource({
        "stale, 412",
        "unique, 409",
        "delete-used, 409",
        "unknown-reference, 422",
        "overlap, 409",
        "check, 422",
        "too-long-to-search, 422",
    })
    void what_the_database_refuses_is_said_without_its_names(String how, int status) {
        fails(how, status);
    }

    @Test
    void a_known_constraint_speaks_in_its_features_words() {
        fails("known-unique", 409)
                .body("detail", equalTo("Another probe has this slug: choose another."))
                .body("errors[0].pointer", equalTo("/slug"));
    }

    @ParameterizedTest
    @CsvSource({"deadlock, 1", "lock-timeout, 1", "statement-timeout, 5", "connection, 5", "pool, 5"})
    void a_database_that_does_not_answer_is_503(String how, String seconds) {
        fails(how, 503).header("Retry-After", seconds);
    }

    @Test
    void a_statement_that_took_too_long_is_told_from_a_database_that_is_gone() {
        fails("statement-timeout", 503).body("detail", containsString("took too long"));
        fails("connection", 503).body("detail", containsString("does not answer"));
    }

    @Test
    void an_outage_is_said_once_a_minute_however_many_it_meets() {
        var faults = new DatabaseFaults();
        try (var log = new Log(DatabaseFaults.class.getName())) {
            for (var state : List.of("08006", "08006", "57P01", "55P03", "55P03")) {
                faults.refusal(List.of(new SQLException("gone", state)));
            }
            assertEquals(1, log.count("The database does not answer: gone .*"), log::toString);
            assertEquals(1, log.count("Somebody else is changing this: gone .*"), log::toString);
        }
    }

    @Test
    void what_the_driver_does_not_know_is_told_by_its_cause() {
        try (var log = new Log(DatabaseFaults.class.getName())) {
            new DatabaseFaults()
                    .refusal(List.of(new SQLException("Please report this.", "99999", new IOException("Timed out"))));
            assertEquals(1, log.count("The database does not answer: .*Timed out .*"), log::toString);
        }
    }

    @Test
    void a_bug_is_an_incident_with_a_number() {
        fails("bug", 500).body("incident", matchesRegex("[0-9a-f-]{36}"));
        problem(get(PROBE + "/broken-promise").then(), 500);
    }

    @Test
    void a_redirect_is_no_problem() {
        given().redirects()
                .follow(false)
                .get(PROBE + "/moved")
                .then()
                .statusCode(301)
                .header("Location", containsString("/api/v1/probe/rows"));
    }

    private static ValidatableResponse fails(String how, int status) {
        var answer = problem(get(PROBE + "/fails/" + how).then(), status);
        return answer.body(
                "toString()",
                not(matchesRegex("(?is).*(secret|org\\.copydesk|insert into|select |exception|hibernate).*")));
    }
}
