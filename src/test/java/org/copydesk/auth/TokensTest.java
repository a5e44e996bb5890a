package org.copydesk.auth;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DESK;
import static org.copydesk.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokensTest {

    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Inject
    FirstTokens tokens;

    @Test
    void a_secret_is_shown_once_and_opens_the_desk_until_it_is_revoked() {
        var made = newsroom.as(Role.ADMIN)
                .body(Map.of("name", "Night desk", "role", "writer"))
                .post(DESK + "/tokens")
                .then()
                .statusCode(201)
                .body("role", equalTo("writer"), "token", startsWith("copydesk_"))
                .extract();
        String secret = made.path("token");
        String id = made.path("id");
        newsroom.as(Role.ADMIN)
                .get(DESK + "/tokens?limit=100")
                .then()
                .body("data.id", hasItem(id), "data.token", everyItem(nullValue()));
        assertEquals(200, statusWith(secret));

        newsroom.as(Role.ADMIN).delete(DESK + "/tokens/{id}", id).then().statusCode(204);

        assertEquals(401, statusWith(secret));
        newsroom.as(Role.ADMIN)
                .get(DESK + "/tokens?limit=100")
                .then()
                .body("data.find {it.id == '%s'}.revokedAt".formatted(id), notNullValue());
    }

    @Test
    void a_token_that_another_node_revokes_is_refused_long_before_it_would_be_forgotten() throws Exception {
        String secret = newsroom.as(Role.ADMIN)
                .body(Map.of("name", "Elsewhere", "role", "writer"))
                .post(DESK + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        assertEquals(200, statusWith(secret));

        try (var connection = database.getConnection();
                var revoke = connection.prepareStatement(
                        "update api_token set revoked_at = now() where name = 'Elsewhere'")) {
            revoke.executeUpdate();
        }

        var patience = Instant.now().plusSeconds(3);
        while (statusWith(secret) != 401) {
            assertTrue(Instant.now().isBefore(patience), "the token still opens the desk");
        }
    }

    @Test
    void an_earlier_token_of_the_configuration_counts_again_unless_it_was_revoked() {
        var first = "first-" + UUID.randomUUID();
        var second = "second-" + UUID.randomUUID();
        configure(first);
        configure(second);
        assertEquals(401, statusWith(first));
        configure(first);
        assertEquals(200, statusWith(first));
        assertEquals(401, statusWith(second));

        String id = with(first)
                .get(DESK + "/tokens?limit=100")
                .path("data.find { it.createdBy == 'configuration' && it.expiresAt == null }.id");
        newsroom.as(Role.ADMIN).delete(DESK + "/tokens/{id}", id).then().statusCode(204);
        configure(second);
        assertEquals(200, statusWith(second));
        assertRefused(first);
        assertEquals(200, statusWith(second));
    }

    @Test
    void the_configuration_does_not_make_an_admin_of_a_token_that_is_another_role_s() {
        assertRefused(newsroom.token(Role.WRITER));
    }

    private void configure(String secret) {
        QuarkusTransaction.requiringNew().run(() -> tokens.configured(secret));
    }

    private void assertRefused(String secret) {
        var refused = assertThrows(IllegalStateException.class, () -> configure(secret));
        assertTrue(String.valueOf(refused.getMessage()).contains("choose a new one"), refused::toString);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void only_an_admin_makes_lists_and_revokes_tokens(Role role) {
        newsroom.as(role).get(DESK + "/tokens").then().statusCode(403);
        newsroom.as(role).delete(DESK + "/tokens/{id}", NOBODY).then().statusCode(403);
        newsroom.as(role)
                .body(Map.of("name", "Mine", "role", "admin"))
                .post(DESK + "/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void a_token_without_a_name_or_of_an_unknown_role_is_refused() {
        newsroom.as(Role.ADMIN)
                .body(Map.of("name", " ", "role", "editor"))
                .post(DESK + "/tokens")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/name"));
        newsroom.as(Role.ADMIN)
                .body(Map.of("name", "x", "role", "owner"))
                .post(DESK + "/tokens")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/role"));
        newsroom.as(Role.ADMIN).delete(DESK + "/tokens/{id}", NOBODY).then().statusCode(404);
    }

    private static int statusWith(String secret) {
        return given().header("Authorization", "Bearer " + secret)
                .get(DESK + "/articles")
                .statusCode();
    }
}
