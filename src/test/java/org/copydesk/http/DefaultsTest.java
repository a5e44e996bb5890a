package org.copydesk.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the framework's defaults get wrong, each measured before it was changed. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DefaultsTest {

    static final String PROBE = "/api/v1/probe";

    @Test
    void nul_in_a_string_is_refused_where_it_stands() {
        refusedAt("/segments/0/exact", "{\"headline\":\"x\",\"segments\":[{\"exact\":\"a\\u0000b\"}]}")
                .body("errors[0].detail", containsString("NUL"));
    }

    @Test
    void a_lone_surrogate_is_refused_where_it_stands() {
        refusedAt("/headline", "{\"headline\":\"\\ud800\"}");
        refusedAt("/labels/a~1b", "{\"headline\":\"x\",\"labels\":{\"a/b\":\"\\udc00\\ud800\"}}");
    }

    @Test
    void nul_and_surrogates_are_refused_in_names_of_fields_and_in_trees() {
        refusedAt("/labels", "{\"headline\":\"x\",\"labels\":{\"a\\u0000\":\"1\"}}");
        refused(post("/tree", "{\"a\":[\"\\ud83d\"]}")).body("errors[0].pointer", equalTo("/a/0"));
    }

    @Test
    void a_whole_surrogate_pair_is_an_emoji() {
        post("", "{\"headline\":\"\\ud83d\\ude00 \uD83D\uDE00\"}")
                .statusCode(200)
                .body("headline", equalTo("\uD83D\uDE00 \uD83D\uDE00"));
    }

    @Test
    void duplicate_keys_are_refused() {
        refusedAt("/headline", "{\"headline\":\"x\",\"headline\":\"y\"}");
        refusedAt("/segments/0/exact", "{\"headline\":\"x\",\"segments\":[{\"exact\":\"x\",\"exact\":\"y\"}]}");
        refused(post("/tree", "{\"a\":1,\"a\":2}")).body("errors[0].pointer", equalTo("/a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/headline | {\"headline\":5} | must be a string",
                "/headline | {\"headline\":true} | must be a string",
                "/headline | {\"headline\":[\"x\"]} | must be a string",
                "/version | {\"headline\":\"x\",\"version\":\"5\"} | must be a whole number",
                "/version | {\"headline\":\"x\",\"version\":1.5} | must be a whole number",
                "/version | {\"headline\":\"x\",\"version\":\"\"} | must be a whole number",
                "/version | {\"headline\":\"x\",\"version\":true} | must be a whole number",
                "/version | {\"headline\":\"x\",\"version\":99999999999} | must be a whole number between",
                "/version | {\"headline\":\"x\",\"version\":1e9999} | must be a whole number between",
                "/weight | {\"headline\":\"x\",\"weight\":\"1\"} | must be a number",
                "/weight | {\"headline\":\"x\",\"weight\":\"NaN\"} | must be a number",
                "/breaking | {\"headline\":\"x\",\"breaking\":\"true\"} | must be true or false",
                "/breaking | {\"headline\":\"x\",\"breaking\":1} | must be true or false",
                "/kind | {\"headline\":\"x\",\"kind\":1} | must be one of news, pressRelease",
                "/kind | {\"headline\":\"x\",\"kind\":\"PRESS_RELEASE\"} | must be one of news, pressRelease",
                "/kind | {\"headline\":\"x\",\"kind\":\"\"} | must be one of news, pressRelease",
                "/person | {\"headline\":\"x\",\"person\":\"1-1-1-1-1\"} | must be an id such as",
                "/person | {\"headline\":\"x\",\"person\":\"\"} | must be an id such as",
                "/person | {\"headline\":\"x\",\"person\":5} | must be an id such as",
                "/visibleFrom | {\"headline\":\"x\",\"visibleFrom\":\"tomorrow\"} | must be a time such as",
                "/visibleFrom | {\"headline\":\"x\",\"visibleFrom\":\"9999-12-31T23:59:59-18:00\"} | must be a time such as",
                "/visibleFrom | {\"headline\":\"x\",\"visibleFrom\":\"0001-01-01T00:00:00+18:00\"} | must be a time such as",
                "/visibleFrom | {\"headline\":\"x\",\"visibleFrom\":1767225600} | must be a time such as",
                "/visibleFrom | {\"headline\":\"x\",\"visibleFrom\":\"1767225600\"} | must be a time such as",
                "/date | {\"headline\":\"x\",\"date\":\"2026-02-30\"} | must be a date such as",
                "/date | {\"headline\":\"x\",\"date\":[2026,2,3]} | must be a date such as",
                "/tags | {\"headline\":\"x\",\"tags\":\"a\"} | must be an array",
                "/tags | {\"headline\":\"x\",\"tags\":{}} | must be an array",
                "/tags/0 | {\"headline\":\"x\",\"tags\":[5]} | must be a string",
                "/segments/1 | {\"headline\":\"x\",\"segments\":[{\"exact\":\"a\"},5]} | must be an object",
                "/segments/0/exact | {\"headline\":\"x\",\"segments\":[{\"exact\":5}]} | must be a string",
                "/labels/a | {\"headline\":\"x\",\"labels\":{\"a\":5}} | must be a string",
                "/labels | {\"headline\":\"x\",\"labels\":[]} | must be an object",
                "'' | [] | must be an object",
                "'' | \"\" | must be an object",
                "'' | 5 | must be an object",
            })
    void a_scalar_of_the_wrong_type_is_refused_where_it_stands(String pointer, String body, String words) {
        refusedAt(pointer, body).body("errors[0].detail", startsWith(words));
    }

    @Test
    void all_that_does_not_fit_is_told_at_once() {
        var wrong =
                "{\"headline\":5,\"oops\":1,\"kind\":\"rumour\",\"segments\":[{\"exact\":5,\"prefix\":6}],\"version\":\"x\"}";
        refused(post("", wrong))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/headline", "/oops", "/kind", "/segments/0/exact", "/segments/0/prefix", "/version"));
        given().header("If-Match", "\"7\"")
                .contentType("application/merge-patch+json")
                .body("{\"headline\":5,\"oops\":1}")
                .patch("/api/v1/probe/versioned")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/headline", "/oops"));
    }

    @Test
    void a_list_has_no_holes() {
        refusedAt("/tags/1", "{\"headline\":\"x\",\"tags\":[\"a\",null]}")
                .body("errors[0].detail", containsString("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"count\":null}"})
    void a_number_that_is_needed_is_asked_for(String body) {
        refused(post("/counted", body))
                .body("errors[0].pointer", equalTo("/count"))
                .body("errors[0].detail", startsWith("must be a whole number"));
    }

    @Test
    void an_unknown_field_is_refused_by_name() {
        refusedAt("/headlin", "{\"headlin\":\"x\"}")
                .body("errors[0].detail", allOf(containsString("is unknown"), containsString("headline, kind")));
        refusedAt("/segments/0/exakt", "{\"headline\":\"x\",\"segments\":[{\"exakt\":\"x\"}]}");
    }

    @Test
    void a_read_only_field_is_accepted_and_ignored() {
        post("", "{\"id\":\"whatever\",\"headline\":\"x\"}").statusCode(200);
    }

    @Test
    void malformed_json_is_located_by_line_and_column() {
        refused(post("", "{\n  \"headline\": \"x\",\n  oops\n}"))
                .body("type", equalTo("urn:copydesk:problem:malformed-json"))
                .body("line", equalTo(3))
                .body("detail", containsString("line 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"headline\":\"x\"",
                "{\"headline\":\"a\nb\"}",
                "{\"headline\":'x'}",
                "{\"headline\":\"x\",}",
                "{\"headline\":\"x\"} {}",
                "{\"headline\":\"x\"} x",
                "nonsense",
                "{\"headline\":\"\\ud8\"}",
                "{\"headline\":\"x\",\"version\":01}",
                "{\"headline\":\"x\",\"weight\":NaN}",
                "// {}",
                "null",
                "  \n",
            })
    void what_is_not_one_json_object_is_refused(String body) {
        refused(post("", body));
    }

    @Test
    void an_empty_body_is_refused() {
        refused(post("", "")).body("detail", containsString("empty"));
        refused(given().contentType("application/json").post(PROBE).then()).body("detail", containsString("empty"));
        problem(given().post(PROBE).then(), 415);
    }

    @Test
    void nesting_and_numbers_have_bounds() {
        refused(post("/tree", "[".repeat(10_000)));
        refused(post("/tree", "{\"n\":" + "9".repeat(5000) + "}"));
        refused(post("", "{\"headline\":\"x\",\"version\":" + "9".repeat(5000) + "}"));
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused() {
        refused(given().contentType("application/json")
                        .body("{\"headline\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .post(PROBE)
                        .then())
                .body("detail", containsString("UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void a_body_in_another_encoding_does_not_pass_the_gate_for_text(String charset) throws Exception {
        for (var text : List.of("x", "\\ud83d", "\\u0000")) {
            refused(given().contentType("application/json")
                            .body("{\"headline\":\"%s\"}".formatted(text).getBytes(charset))
                            .post(PROBE)
                            .then())
                    .body("detail", containsString("UTF-8"));
        }
    }

    @Test
    void a_wrong_media_type_is_refused() {
        problem(given().contentType("text/plain").body("x").post(PROBE).then(), 415);
        problem(given().contentType("application/xml").body("<a/>").post(PROBE).then(), 415);
        problem(given().accept("text/html").get(PROBE + "/rows").then(), 406);
    }

    @ParameterizedTest
    @CsvSource({
        "/rows?limit=abc, limit",
        "/rows?limit=2147483648, limit",
        "/rows?limit=, limit",
        "/rows?limit=%2B5, limit",
        "/rows?limit=%D9%A5, limit",
        "/rows?limit=0, limit",
        "/rows?limit=101, limit",
        "/rows?limit=5&limit=999, limit",
        "/rows?count=yes, count",
        "/rows?count=true&count=true, count",
        "/rows?page=0, page",
        "/rows?lmit=5, lmit",
        "/filters?kind=PRESS_RELEASE, kind",
        "/filters?kind=rumour, kind",
        "/filters?publishedAt%5Bgte%5D=yesterday, publishedAt[gte]",
        "/filters?publishedAt%5Blt%5D=2026-02-03T12:00:00Z, publishedAt[lt]",
        "/filters?on=2026-02-30, on",
        "/filters?ids=1-1-1-1-1, ids",
        "'/filters?ids=01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07,x', ids",
        "'/filters?ids=01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07,', ids",
        "/filters?ids=01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07&ids=x, ids",
        "/filters?ids=01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07&ids=, ids",
        "/filters?q=a&q=b, q",
        "/filters?q=abcdef, q",
        "/filters?q=%00, q",
        "/filters?q=%ff, q",
        "/filters?q=%ED%A0%80, q",
        "/nonsense, id",
        "/1-1-1-1-1, id",
        "/01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07?n=10, n",
        "/01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07?n=9223372036854775808, n",
        "/01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07?deep=1, deep",
    })
    void a_bad_parameter_is_refused_by_name(String address, String name) {
        refused(given().urlEncodingEnabled(false).get(PROBE + address).then())
                .body("errors.parameter", hasItem(name))
                .body("type", equalTo("urn:copydesk:problem:validation"));
    }

    @Test
    void a_bad_parameter_is_told_what_is_expected_and_what_came() {
        refused(get(PROBE + "/rows?limit=abc&lmit=1").then())
                .body(
                        "errors.find { it.parameter == 'limit' }.detail",
                        equalTo("must be a whole number between 1 and 100, not 'abc'"))
                .body(
                        "errors.find { it.parameter == 'lmit' }.detail",
                        containsString("cursor, fields, ids, kind, limit"));
    }

    @Test
    void good_parameters_pass() {
        given().urlEncodingEnabled(false)
                .get(
                        PROBE + "/filters?kind=pressRelease&publishedAt%5Bgte%5D=2026-02-03T14:00:00%2B02:00"
                                + "&ids=01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07,01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e08&on=2026-02-03")
                .then()
                .statusCode(200)
                .body("kind", equalTo("PRESS_RELEASE"))
                .body("since", equalTo("2026-02-03T12:00:00Z"))
                .body("ids", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void a_parameter_takes_a_hundred_values(int count) {
        var one = "01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07";
        var others = String.join(",", Collections.nCopies(count - 1, one));
        for (var ids : List.of(List.of(one + "," + others), List.of(one, others))) {
            given().queryParam("ids", ids).get(PROBE + "/filters").then().statusCode(count > 100 ? 400 : 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids=%s,%s,%s", "ids=%s&ids=%s&ids=%s", "ids=%s,%s&ids=%s"})
    void several_values_are_given_with_commas_or_one_by_one(String query) {
        var ids = List.of(
                "01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e07",
                "01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e08",
                "01985b2e-7c1a-7e3b-9f40-5d2c8a6b1e09");
        get(PROBE + "/filters?" + query.formatted(ids.toArray()))
                .then()
                .statusCode(200)
                .body("ids", equalTo(ids));
    }

    @Test
    void blanks_around_commas_mean_nothing_and_many_cost_little() {
        assertEquals(List.of("a", "b", "c", "d", "", "e"), Several.of(List.of("a , b,c  ,  d, ,e")));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Several.of(List.of(" ".repeat(100_000))));
    }

    @Test
    void nothing_chosen_is_as_good_as_left_out_but_no_ids_are_not_all() {
        get("/api/v1/articles?section=&tag=").then().statusCode(200);
        problem(get(PROBE + "/filters?ids=").then(), 400)
                .body("errors[0].detail", equalTo("must not be empty: leave it out"));
    }

    @Test
    void enums_and_times_have_one_form_in_json() {
        post("", "{\"headline\":\"x\",\"kind\":\"pressRelease\",\"visibleFrom\":\"2026-02-03T14:00:00.1234567+02:00\"}")
                .statusCode(200)
                .body("kind", equalTo("pressRelease"))
                .body("visibleFrom", equalTo("2026-02-03T12:00:00.123456Z"))
                .body("keySet()", org.hamcrest.Matchers.containsInAnyOrder("headline", "kind", "visibleFrom"));
    }

    static ValidatableResponse post(String address, String body) {
        return given().contentType(ContentType.JSON.withCharset(StandardCharsets.UTF_8))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PROBE + address)
                .then();
    }

    static ValidatableResponse refused(ValidatableResponse answer) {
        return problem(answer, 400);
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("type", org.hamcrest.Matchers.notNullValue())
                .body("title", org.hamcrest.Matchers.notNullValue())
                .body("detail", org.hamcrest.Matchers.not(org.hamcrest.Matchers.emptyString()))
                .header("Date", org.hamcrest.Matchers.endsWith(" GMT"))
                .header("X-Content-Type-Options", "nosniff");
    }

    private static ValidatableResponse refusedAt(String pointer, String body) {
        return refused(post("", body)).body("errors[0].pointer", equalTo(pointer));
    }
}
