package org.copydesk.http;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Front ends in a browser, at an address of their own. */
@QuarkusTest
@TestProfile(FrontEndsTest.OneIsKnown.class)
@WithTestResource(TestDatabase.class)
class FrontEndsTest {

    private static final String KNOWN = "https://front.example";

    /** Of the headers that the Fetch standard never hides, those of the contract. */
    private static final Set<String> ALWAYS_READABLE = Set.of("Cache-Control", "Last-Modified");

    public static class OneIsKnown implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", KNOWN);
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void one_that_is_configured_may_read_what_is_made_and_what_is_ready_and_no_other_may() {
        var article = newsroom.live("The wall held.");
        for (var given : new @Nullable String[] {null, "copydesk; hit"}) {
            given().header("Origin", KNOWN)
                    .get(DELIVERY + "/articles/{id}", article)
                    .then()
                    .statusCode(200)
                    .header("Cache-Status", equalTo(given))
                    .header("Access-Control-Allow-Origin", KNOWN)
                    .header("Vary", "Origin");
            given().header("Origin", "https://other.example")
                    .get(DELIVERY + "/articles/{id}", article)
                    .then()
                    .statusCode(403)
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Vary", "Origin");
        }
    }

    @Test
    void that_answers_differ_is_said_once_also_where_the_router_refuses() {
        var refused = given().header("Origin", KNOWN).urlEncodingEnabled(false).get(DELIVERY + "/%2e");

        refused.then().statusCode(400);
        assertEquals(List.of("Origin"), refused.headers().getValues("Vary"));
    }

    @Test
    void it_may_read_all_headers_of_the_contract() {
        Set<String> told = given().accept(ContentType.JSON)
                .get("/q/openapi")
                .jsonPath()
                .<Map<String, Object>>get("components.headers")
                .keySet();
        var exposed =
                given().header("Origin", KNOWN).get(DELIVERY + "/articles").header("Access-Control-Expose-Headers");
        var readable = Stream.concat(Arrays.stream(exposed.split(",")).map(String::strip), ALWAYS_READABLE.stream());
        assertEquals(Set.of(), difference(told, readable.collect(toSet())));
    }

    private static Set<String> difference(Set<String> all, Set<String> known) {
        return all.stream().filter(name -> !known.contains(name)).collect(toSet());
    }

    @Test
    void it_may_comment_and_learns_why_something_was_refused() {
        var article = newsroom.live("The wall held.");
        given().header("Origin", KNOWN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(DELIVERY + "/articles/{id}/comments", article)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", KNOWN)
                .header("Access-Control-Allow-Methods", containsString("POST"));
        given().header("Origin", KNOWN)
                .get(DELIVERY + "/articles/0197a000-0001-7000-8000-00000000dead")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", KNOWN);
        for (var malformed : Map.of("/articles%2Fgone", 400, "/articles?q=%FF", 400, "/" + "a".repeat(9000), 414)
                .entrySet()) {
            given().urlEncodingEnabled(false)
                    .header("Origin", KNOWN)
                    .get(DELIVERY + malformed.getKey())
                    .then()
                    .statusCode(malformed.getValue())
                    .header("Access-Control-Allow-Origin", "*");
        }
    }
}
