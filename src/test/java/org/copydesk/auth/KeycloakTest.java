package org.copydesk.auth;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.copydesk.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

/** People sign in with the accounts of a real Keycloak. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(Keycloak.class)
class KeycloakTest {

    @Inject
    Newsroom newsroom;

    @Test
    void a_person_works_at_the_desk_by_the_role_of_their_account_and_is_named_in_the_events() {
        var edda = Keycloak.token("newsroom", "front-end", "edda");
        String id = with(edda)
                .body(newsroom.article("Text."))
                .post(DESK + "/articles")
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("edda"))
                .body("actions", hasItem("publish"))
                .extract()
                .path("id");
        with(edda)
                .header("If-Match", "*")
                .body("{}")
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(200);
        with(edda)
                .get(DESK + "/articles/{id}/events", id)
                .then()
                .body("data.actor", everyItem(equalTo("edda")))
                .body("data", everyItem(not(hasKey("token"))));
    }

    @Test
    void a_role_gives_its_own_rights_and_no_others() {
        var wilma = Keycloak.token("newsroom", "front-end", "wilma");
        var id = newsroom.draft("Text.");
        with(wilma)
                .header("If-Match", "*")
                .body(Map.of("headline", "Wall holds"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200)
                .body("updatedBy", equalTo("wilma"));
        with(wilma)
                .header("If-Match", "*")
                .body("{}")
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(403);
        with(wilma).get(DESK + "/tokens").then().statusCode(403);
    }

    @Test
    void whoever_has_no_role_of_ours_is_told_which_there_are() {
        refused("newsroom", "front-end", "rita", 403)
                .body("type", equalTo("urn:copydesk:problem:no-role"))
                .body("detail", containsString("admin, editor, writer, moderator"))
                .body("detail", containsString("realm_access/roles"));
    }

    @Test
    void a_token_for_another_service_from_another_issuer_changed_or_expired_opens_nothing() throws Exception {
        refused("newsroom", "another-service", "edda", 401);
        refused("elsewhere", "front-end", "edda", 401);
        var edda = Keycloak.token("newsroom", "front-end", "edda");
        var forged = edda.substring(0, edda.lastIndexOf('.') + 1) + "AAAA" + edda.substring(edda.lastIndexOf('.') + 5);
        with(forged).get(DESK + "/articles").then().statusCode(401).contentType("application/problem+json");
        var brief = Keycloak.token("newsroom", "brief", "edda");
        with(brief).get(DESK + "/articles").then().statusCode(200);
        Thread.sleep(7500);
        with(brief)
                .get(DESK + "/articles")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        with(brief).get(DELIVERY + "/articles").then().statusCode(401);
    }

    @Test
    void a_post_that_is_sent_again_is_known_by_the_person_not_by_the_token() {
        var key = UUID.randomUUID().toString();
        var body = newsroom.article("Once.");
        String first = with(Keycloak.token("newsroom", "front-end", "edda"))
                .header("Idempotency-Key", key)
                .body(body)
                .post(DESK + "/articles")
                .path("id");
        with(Keycloak.token("newsroom", "front-end", "edda"))
                .header("Idempotency-Key", key)
                .body(body)
                .post(DESK + "/articles")
                .then()
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        with(Keycloak.token("newsroom", "front-end", "wilma"))
                .header("Idempotency-Key", key)
                .body(body)
                .post(DESK + "/articles")
                .then()
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(first)));
    }

    @Test
    void our_own_tokens_work_beside_it_and_swagger_ui_offers_both() {
        newsroom.editor().get(DESK + "/articles").then().statusCode(200);
        get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body(
                        "components.securitySchemes.signIn.openIdConnectUrl",
                        equalTo(Keycloak.issuer("newsroom") + "/.well-known/openid-configuration"))
                .body(
                        "paths.'/api/v1/desk/articles'.get.security.collectMany { it.keySet() }",
                        contains("bearer", "signIn"));
        get("/q/swagger-ui/")
                .then()
                .header("Content-Security-Policy", containsString("connect-src 'self' http://127.0.0.1:"));
    }

    private static ValidatableResponse refused(String realm, String client, String user, int status) {
        return with(Keycloak.token(realm, client, user))
                .get(DESK + "/articles")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }
}
