package org.copydesk.http;

import static io.restassured.RestAssured.given;
import static org.copydesk.http.DefaultsTest.PROBE;
import static org.copydesk.http.DefaultsTest.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PreconditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", "W/\"7\",\"7\"", " \"7\" ", "\"a,b\", \"7\""})
    void the_current_version_may_be_replaced(String ifMatch) {
        put("{\"headline\":\"x\"}", ifMatch).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"\"", "\"07\""})
    void another_version_is_stale(String ifMatch) {
        problem(put("{\"headline\":\"x\"}", ifMatch), 412)
                .body("type", equalTo("urn:copydesk:problem:stale-version"))
                .body("currentVersion", equalTo(7))
                .body("savedBy", equalTo("Ada"))
                .header("ETag", "\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7", "7\"", "\"7\" \"8\"", "\"7\",", "*, \"7\"", "w/\"7\""})
    void a_malformed_header_is_refused(String ifMatch) {
        problem(put("{\"headline\":\"x\"}", ifMatch), 400).body("errors.parameter", hasItem("If-Match"));
    }

    @Test
    void a_version_in_the_body_will_do() {
        put("{\"headline\":\"x\",\"version\":7}", null).statusCode(200);
        problem(put("{\"headline\":\"x\",\"version\":6}", null), 412);
        problem(put("{\"headline\":\"x\",\"version\":6}", "\"7\""), 412);
    }

    @Test
    void a_write_that_names_no_version_is_refused() {
        problem(put("{\"headline\":\"x\"}", null), 428).body("type", equalTo("urn:copydesk:problem:version-required"));
    }

    @Test
    void a_new_record_is_made_if_none_matches() {
        given().contentType("application/json")
                .header("If-None-Match", "*")
                .body("{\"headline\":\"x\"}")
                .put(PROBE + "/versioned")
                .then()
                .statusCode(200)
                .body(equalTo("created"));
        problem(
                        given().contentType("application/json")
                                .header("If-None-Match", "\"7\"")
                                .body("{\"headline\":\"x\"}")
                                .put(PROBE + "/versioned")
                                .then(),
                        400)
                .body("errors.parameter", hasItem("If-None-Match"));
    }

    @Test
    void a_patch_changes_what_it_names_and_removes_what_it_nulls() {
        patch("{\"headline\":\"After\",\"breaking\":null,\"labels\":{\"x\":null,\"z\":\"3\"},\"tags\":[\"b\"]}")
                .statusCode(200)
                .body("headline", equalTo("After"))
                .body("kind", equalTo("news"))
                .body("$", not(hasKey("breaking")))
                .body("labels", equalTo(java.util.Map.of("y", "2", "z", "3")))
                .body("tags", equalTo(java.util.List.of("b")))
                .body("segments[0].exact", equalTo("one"));
    }

    @Test
    void a_patched_record_is_as_strict_as_a_whole_one() {
        problem(patch("{\"headline\":null}"), 400).body("errors[0].pointer", equalTo("/headline"));
        problem(patch("{\"segments\":[{\"exact\":\"\"}]}"), 400)
                .body("errors[0].pointer", equalTo("/segments/0/exact"));
        problem(patch("{\"segments\":[{\"exact\":5}]}"), 400).body("errors[0].pointer", equalTo("/segments/0/exact"));
        problem(patch("{\"kind\":\"rumour\"}"), 400).body("errors[0].pointer", equalTo("/kind"));
        problem(patch("{\"headlin\":\"x\"}"), 400).body("errors[0].pointer", equalTo("/headlin"));
        problem(patch("{\"tags\":[\"a\",null]}"), 400).body("errors[0].pointer", equalTo("/tags/1"));
        problem(patch("[1]"), 400);
        problem(patch("\"x\""), 400);
        problem(patch("null"), 400);
        problem(patch("{\"headline\":\"\\ud800\"}"), 400).body("errors[0].pointer", equalTo("/headline"));
    }

    @Test
    void a_patch_names_the_version_it_changes() {
        var patch = "{\"headline\":\"x\"}";
        problem(
                given().contentType(MergePatch.MEDIA_TYPE)
                        .body(patch)
                        .patch(PROBE + "/versioned")
                        .then(),
                428);
        given().contentType("application/json")
                .body("{\"version\":7}")
                .patch(PROBE + "/versioned")
                .then()
                .statusCode(200);
        problem(
                given().contentType("application/json")
                        .body("{\"version\":6}")
                        .patch(PROBE + "/versioned")
                        .then(),
                412);
        problem(
                        given().contentType("application/json")
                                .body("{\"version\":\"7\"}")
                                .patch(PROBE + "/versioned")
                                .then(),
                        400)
                .body("errors[0].pointer", equalTo("/version"));
    }

    private static ValidatableResponse put(String body, @org.jspecify.annotations.Nullable String ifMatch) {
        var request = given().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(PROBE + "/versioned")
                .then();
    }

    private static ValidatableResponse patch(String body) {
        return given().contentType(MergePatch.MEDIA_TYPE)
                .header("If-Match", "*")
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .patch(PROBE + "/versioned")
                .then();
    }
}
