package org.copydesk.auth;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

/** What a token allows, and for how long. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokenTest {

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Test
    void an_expired_token_is_refused_everywhere() {
        var token = make(Map.of(
                        "name",
                        "Short-lived",
                        "role",
                        "editor",
                        "expiresAt",
                        Instant.now().plusSeconds(3600).toString()))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertEquals(200, status(token, DESK + "/articles"));
        change("update api_token set expires_at = now() - interval '1 second' where id = :id", token);
        assertEquals(401, status(token, DESK + "/articles"));
        assertEquals(401, status(token, DELIVERY + "/articles"));
    }

    @Test
    void a_token_cannot_be_made_expired() {
        make(Map.of("name", "Late", "role", "editor", "expiresAt", "2020-01-01T00:00:00Z"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/expiresAt"));
    }

    @Test
    void a_partner_has_no_right_at_the_desk() {
        var token = make(Map.of("name", "Agency", "role", "partner", "scopes", List.of("embargo")))
                .statusCode(201)
                .body("scopes", contains("embargo"))
                .extract()
                .jsonPath();
        for (var address : List.of(
                "/articles", "/quotes", "/sources", "/persons", "/comments", "/citations", "/tags", "/sections")) {
            assertEquals(403, status(token, DESK + address), address);
        }
        assertEquals(403, status(token, DESK + "/tokens"));
        assertEquals(200, status(token, DELIVERY + "/articles"));
    }

    @Test
    void scopes_are_known_ones_and_none_by_default() {
        make(Map.of("name", "Plain", "role", "writer"))
                .statusCode(201)
                .body("scopes", empty())
                .body("expiresAt", nullValue());
        make(Map.of("name", "Odd", "role", "partner", "scopes", List.of("everything")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/scopes/0"));
    }

    @Test
    void the_last_use_is_noted_once_a_minute() {
        var token = make(Map.of("name", "Busy", "role", "editor"))
                .statusCode(201)
                .body("lastUsedAt", nullValue())
                .extract()
                .jsonPath();
        status(token, DESK + "/articles");
        var noted = lastUsedAt(token);
        assertNotNull(noted);
        status(token, DESK + "/articles");
        assertEquals(noted, lastUsedAt(token));
        // The name is announced, so that the node does not go by what it remembers of the token.
        change(
                "update api_token set name = 'Busier', last_used_at = now() - interval '2 minutes' where id = :id",
                token);
        var before = Instant.now().minusSeconds(60);
        var patience = Instant.now().plusSeconds(3);
        while (!Instant.parse(lastUsedAt(token)).isAfter(before)) {
            assertTrue(Instant.now().isBefore(patience), "the use is not noted");
            status(token, DESK + "/articles");
        }
    }

    private ValidatableResponse make(Map<String, Object> body) {
        return newsroom.as(Role.ADMIN).body(body).post(DESK + "/tokens").then();
    }

    private static int status(JsonPath token, String address) {
        return given().header("Authorization", "Bearer " + token.getString("token"))
                .get(address)
                .statusCode();
    }

    private String lastUsedAt(JsonPath token) {
        return newsroom.as(Role.ADMIN)
                .queryParam("limit", 100)
                .get(DESK + "/tokens")
                .jsonPath()
                .getString("data.find { it.id == '%s' }.lastUsedAt".formatted(token.getString("id")));
    }

    private void change(String sql, JsonPath token) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql)
                        .setParameter("id", UUID.fromString(token.getString("id")))
                        .executeUpdate());
    }
}
