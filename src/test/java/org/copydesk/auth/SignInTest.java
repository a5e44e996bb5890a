package org.copydesk.auth;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.copydesk.Newsroom.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

/** Nobody answers where people sign in, from the start on. */
@QuarkusTest
@TestProfile(SignInTest.ProviderIsDown.class)
@WithTestResource(TestDatabase.class)
class SignInTest {

    /** {"alg":"RS256"}.{"sub":"edda"}, signed by nobody. */
    private static final String SOMEBODY = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJlZGRhIn0.c2lnbmVk";

    public static class ProviderIsDown implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            // Port 1 of this machine: nobody listens.
            return Map.of("copydesk.oidc.enabled", "true", "copydesk.oidc.url", "http://127.0.0.1:1/realms/newsroom");
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void who_comes_with_an_account_is_asked_to_wait_and_all_others_work() {
        with(SOMEBODY)
                .get(DESK + "/articles")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("sign in"));
        with("no-jwt").get(DESK + "/articles").then().statusCode(401);
        newsroom.editor().get(DESK + "/articles").then().statusCode(200);
        get(DELIVERY + "/articles").then().statusCode(200);
        get("/q/health/ready").then().statusCode(200);
    }
}
