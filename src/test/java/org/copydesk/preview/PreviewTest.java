package org.copydesk.preview;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.copydesk.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Log;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PreviewTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void a_preview_shows_the_working_copy_to_whoever_has_the_link() {
        var article = newsroom.article("They said “not yet” and left.");
        article.put("edNote", "for the desk alone");
        String id = newsroom.draft(article);
        newsroom.quote(id, "not yet");

        get(preview(id).getString("path"))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .body("id", equalTo(id), "html", containsString("not yet"))
                .body("quotes.text", contains("not yet"))
                .body(not(containsString("for the desk alone")));
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
    }

    /** Whoever reads the log does not read drafts. */
    @Test
    void a_link_is_not_in_the_log_when_its_preview_fails() throws Exception {
        var id = newsroom.draft("They left.");
        var path = preview(id).getString("path");
        try (var log = new Log("org.copydesk")) {
            change("update article set comment_policy = '{\"mode\": \"LOST\"}' where id = ?", id);
            get(path).then().statusCode(500);
            log.awaitLine("Incident .*: GET /api/v1/previews/…");
        } finally {
            change("update article set comment_policy = '{}' where id = ?", id);
        }
    }

    private void change(String sql, String article) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(article));
            statement.executeUpdate();
        }
    }

    @Test
    void a_preview_follows_the_working_copy() {
        var id = newsroom.draft("First.");
        var path = preview(id).getString("path");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("body", "Second."))
                .patch(DESK + "/articles/{id}", id);
        get(path + "?format=text").then().body("text", equalTo("Second."));
        get(path + "?format=markdown").then().body("markdown", equalTo("Second.\n"), "html", nullValue());
    }

    @Test
    void a_preview_is_listed_with_the_time_at_which_it_was_made() {
        var id = newsroom.draft("Text.");
        var preview = preview(id);
        newsroom.editor()
                .get(DESK + "/articles/{id}/previews", id)
                .then()
                .body("data.createdAt", contains(preview.getString("createdAt")));
    }

    @Test
    void a_revoked_preview_shows_nothing() {
        var id = newsroom.draft("Text.");
        var preview = preview(id);
        newsroom.editor()
                .delete(DESK + "/articles/{id}/previews/{preview}", id, preview.getString("id"))
                .then()
                .statusCode(204);

        get(preview.getString("path")).then().statusCode(404).contentType("application/problem+json");
        newsroom.editor()
                .get(DESK + "/articles/{id}/previews", id)
                .then()
                .body("data.id", hasItem(preview.getString("id")))
                .body("data[0].path", nullValue())
                .body("data[0].revokedAt", not(nullValue()));
    }

    @Test
    void a_trashed_article_has_no_preview_and_a_guess_finds_none() {
        var id = newsroom.draft("Text.");
        var path = preview(id).getString("path");
        newsroom.editor().header("If-Match", "*").delete(DESK + "/articles/{id}", id);
        get(path).then().statusCode(404);
        get(DELIVERY + "/previews/guess").then().statusCode(404);
        newsroom.editor().post(DESK + "/articles/{id}/previews", id).then().statusCode(409);
    }

    @Test
    void a_preview_is_for_those_who_write_and_ends_within_a_month() {
        var id = newsroom.draft("Text.");
        newsroom.as(Role.MODERATOR)
                .post(DESK + "/articles/{id}/previews", id)
                .then()
                .statusCode(403);
        newsroom.editor()
                .body(Map.of("hours", 721))
                .post(DESK + "/articles/{id}/previews", id)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/hours"));
    }

    @Test
    void a_preview_works_no_longer_than_the_token_it_was_made_with() {
        var id = newsroom.draft("Text.");
        var token = newsroom.makeToken(Map.of("name", "Freelancer", "role", "writer"));
        var path = preview(with(token.getString("token")), id).getString("path");
        get(path).then().statusCode(200);
        newsroom.as(Role.ADMIN)
                .delete(DESK + "/tokens/{id}", token.getString("id"))
                .then()
                .statusCode(204);
        get(path).then().statusCode(404);
    }

    @Test
    void a_preview_does_not_follow_the_article_where_its_token_does_not_reach() {
        var here = newsroom.section("preview-here");
        var there = newsroom.section("preview-there");
        var article = newsroom.article("Text.");
        article.put("section", here);
        var id = newsroom.draft(article);
        var token = newsroom.makeToken(Map.of("name", "Limited", "role", "writer", "sections", List.of(here)));
        var path = preview(with(token.getString("token")), id).getString("path");
        var everywhere = preview(id).getString("path");
        get(path).then().statusCode(200);
        newsroom.patch("/articles/" + id, Map.of("section", there, "headline", "Of another section"));
        get(path).then().statusCode(404);
        get(everywhere).then().statusCode(200);
        newsroom.patch("/articles/" + id, Map.of("section", here));
        get(path).then().statusCode(200);
    }

    private JsonPath preview(String id) {
        return preview(newsroom.as(Role.WRITER), id);
    }

    private static JsonPath preview(RequestSpecification maker, String id) {
        return maker.post(DESK + "/articles/{id}/previews", id)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
