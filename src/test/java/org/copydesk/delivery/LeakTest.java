package org.copydesk.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

/** Nothing that is not for readers is found on any of their addresses. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LeakTest {

    private static final String SECRET = "xyzzy-secret-";

    @Inject
    Newsroom newsroom;

    @Test
    void readers_find_nothing_that_is_not_for_them() {
        String source = newsroom.create(
                "/sources",
                Map.of("kind", "person", "name", SECRET + "source", "note", SECRET + "note", "confidential", true));
        String speaker = newsroom.create("/persons", Map.of("kind", "person", "name", SECRET + "speaker"));
        var published = newsroom.article("They said “we know nothing” and left.");
        published.put("edNote", SECRET + "edNote");
        String live = newsroom.draft(published);
        newsroom.editor()
                .body(Map.of("article", live, "source", source, "role", "primary"))
                .post(DESK + "/citations")
                .then()
                .statusCode(201);
        newsroom.editor()
                .body(Map.of(
                        "article",
                        live,
                        "kind",
                        "direct",
                        "segments",
                        List.of(Map.of("exact", "we know nothing")),
                        "chain",
                        List.of(Map.of("source", source))))
                .post(DESK + "/quotes")
                .then()
                .statusCode(201);
        newsroom.publish(live).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("standfirst", SECRET + "edit"))
                .patch(DESK + "/articles/{id}", live)
                .then()
                .statusCode(200);
        String comment = given().contentType("application/json")
                .body(Map.of(
                        "author",
                        Map.of("name", "Reader", "email", SECRET + "mail@reader.example"),
                        "body",
                        SECRET + "pending"))
                .post(DELIVERY + "/articles/{id}/comments", live)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var draft = newsroom.article(SECRET + "draft said “" + SECRET + "quote”");
        draft.put("slug", SECRET + "slug");
        String hidden = newsroom.draft(draft);
        String quote = newsroom.create(
                "/quotes",
                Map.of(
                        "article",
                        hidden,
                        "kind",
                        "direct",
                        "speaker",
                        speaker,
                        "segments",
                        List.of(Map.of("exact", SECRET + "quote"))));

        var include = "include=quotes,citations,comments";
        for (var address : List.of(
                "/articles?limit=100&" + include,
                "/articles/" + live + "?" + include,
                "/articles/" + live + "?format=blocks&" + include,
                "/articles/" + live + "/comments",
                "/articles/" + live + "/comments?order=newest",
                "/quotes?limit=100",
                "/quotes?limit=100&q=" + SECRET,
                "/quotes?limit=100&article=" + hidden,
                "/quotes?limit=100&speaker=" + speaker,
                "/quotes?limit=100&source=" + source,
                "/persons?limit=100",
                "/persons?q=" + SECRET,
                "/sources?limit=100",
                "/sources?q=" + SECRET,
                "/tags?limit=100",
                "/sections?limit=100")) {
            var answer = get(DELIVERY + address);
            assertEquals(200, answer.statusCode(), address);
            assertFalse(answer.asString().contains(SECRET), address + " shows " + answer.asString());
        }
        for (var address : List.of(
                "/articles/" + hidden,
                "/articles/" + hidden + "?" + include,
                "/articles/" + hidden + "/comments",
                "/quotes/" + quote,
                "/quotes/" + quote + "/chain",
                "/persons/" + speaker,
                "/persons/" + speaker + "/quotes",
                "/sources/" + source,
                "/sources/" + source + "/quotes",
                "/articles/" + comment)) {
            var answer = get(DELIVERY + address);
            assertEquals(404, answer.statusCode(), address);
            assertFalse(answer.asString().contains(SECRET), address + " shows " + answer.asString());
        }
        get(DELIVERY + "/articles/by-slug/" + SECRET + "slug").then().statusCode(404);
    }

    @Test
    void the_desk_answers_nobody_without_a_token() {
        for (var address : List.of(
                "/articles",
                "/quotes",
                "/sources",
                "/persons",
                "/comments",
                "/citations",
                "/tags",
                "/sections",
                "/tokens")) {
            assertEquals(401, get(DESK + address).statusCode(), address);
            assertEquals(
                    401,
                    given().header("Authorization", "Bearer nonsense")
                            .get(DESK + address)
                            .statusCode(),
                    address);
        }
    }
}
