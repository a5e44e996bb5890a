package org.copydesk.auth;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokensTest {

    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    Newsroom newsroom;

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

    /** The table of the README, asked of records that do not exist: who may gets 404, who may not gets 403. */
    @ParameterizedTest
    @CsvSource({
        "DELETE, /articles/{id},             'ADMIN EDITOR'",
        "PUT,    /articles/{id}/publication, 'ADMIN EDITOR'",
        "DELETE, /articles/{id}/publication, 'ADMIN EDITOR'",
        "PUT,    /articles/{id}/restoration, 'ADMIN EDITOR'",
        "PUT,    /quotes/{id}/confirmation,  'ADMIN EDITOR'",
        "PUT,    /quotes/{id}/rejection,     'ADMIN EDITOR'",
        "PUT,    /quotes/{id}/dispute,       'ADMIN EDITOR'",
        "DELETE, /sources/{id},              'ADMIN EDITOR'",
        "DELETE, /persons/{id},              'ADMIN EDITOR'",
        "DELETE, /sections/{id},             'ADMIN EDITOR'",
        "DELETE, /tags/{id},                 'ADMIN EDITOR'",
        "DELETE, /citations/{id},            'ADMIN EDITOR WRITER'",
        "DELETE, /quotes/{id},               'ADMIN EDITOR WRITER'",
        "PUT,    /comments/{id}/approval,    'ADMIN EDITOR MODERATOR'",
        "DELETE, /comments/{id},             'ADMIN EDITOR MODERATOR'",
        "GET,    /articles/{id},             'ADMIN EDITOR WRITER MODERATOR'",
        "GET,    /comments/{id},             'ADMIN EDITOR WRITER MODERATOR'"
    })
    void each_role_does_its_own_work_and_no_other(String method, String path, String allowed) {
        for (var role : EnumSet.allOf(Role.class)) {
            var status = newsroom.as(role)
                    .header("If-Match", "*")
                    .request(method, DESK + path, NOBODY)
                    .statusCode();
            assertEquals(allowed.contains(role.name()) ? 404 : 403, status, role + " " + method + " " + path);
        }
    }

    private static int statusWith(String secret) {
        return given().header("Authorization", "Bearer " + secret)
                .get(DESK + "/articles")
                .statusCode();
    }
}
