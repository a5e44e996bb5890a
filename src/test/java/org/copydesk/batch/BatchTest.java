package org.copydesk.batch;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.copydesk.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.copydesk.database.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All of it or nothing. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchTest {

    @Inject
    Newsroom newsroom;

    @Test
    void a_story_with_its_quote_is_made_and_published_at_once() {
        var article = Ids.next().toString();
        var quote = Ids.next().toString();
        run(
                        newsroom.editor(),
                        create("/articles/" + article, newsroom.article("They said “not yet” and left.")),
                        create(
                                "/quotes/" + quote,
                                Map.of(
                                        "article",
                                        article,
                                        "kind",
                                        "direct",
                                        "segments",
                                        List.of(Map.of("exact", "not yet")))),
                        change("PATCH", "/articles/" + article, "\"0\"", Map.of("headline", "Wall holds")),
                        change("PUT", "/articles/" + article + "/publication", "\"1\"", Map.of()))
                .statusCode(200)
                .body("answers.status", contains(201, 201, 200, 200))
                .body("answers[0].headers.ETag", equalTo("\"0\""))
                .body("answers[0].headers.Location", endsWith("/api/v1/desk/articles/" + article))
                .body("answers[1].body.article", equalTo(article))
                .body("answers[2].headers.ETag", equalTo("\"1\""))
                .body("answers[3].body.liveState", equalTo("live"));

        get(DELIVERY + "/articles/{id}?include=quotes", article)
                .then()
                .statusCode(200)
                .body("headline", equalTo("Wall holds"), "quotes.id", contains(quote));
        newsroom.editor()
                .get(DESK + "/articles/{id}/revisions/integrity", article)
                .then()
                .body("intact", is(true), "revisions", is(2));
        newsroom.editor()
                .get(DESK + "/articles/{id}/events", article)
                .then()
                .body("data.kind", hasItem("quote"))
                .body("data.kind", hasItem("edition"))
                .body("data.actor", everyItem(equalTo("Test EDITOR")))
                .body("data.address", everyItem(notNullValue()));
    }

    @Test
    void one_refusal_undoes_all_that_came_before_it() {
        var article = Ids.next().toString();
        var draft = newsroom.draft("Text.");
        run(
                        newsroom.editor(),
                        create("/articles/" + article, newsroom.article("Text.")),
                        change("PATCH", "/articles/" + draft, "*", Map.of("headline", "Lost")),
                        change("PUT", "/articles/" + draft + "/publication", "*", Map.of()),
                        change("PATCH", "/articles/" + article, "*", Map.of("urgency", 10)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:copydesk:problem:batch-refused"))
                .body("operation", is(3))
                .body("detail", containsString("Nothing was done"))
                .body("errors.pointer", contains("/operations/3/body/urgency"))
                .body("problem.errors.pointer", contains("/urgency"))
                .body("problem.instance", equalTo("/api/v1/desk/articles/" + article));

        newsroom.editor().get(DESK + "/articles/{id}", article).then().statusCode(404);
        newsroom.editor()
                .get(DESK + "/articles/{id}", draft)
                .then()
                .body("headline", equalTo("Harbour wall holds"), "version", is(0));
        newsroom.editor().get(DESK + "/articles/{id}/events", draft).then().body("data", hasSize(1));
        get(DELIVERY + "/articles/{id}", draft).then().statusCode(404);
    }

    @Test
    void what_the_database_refuses_is_told_of_the_operation_that_asked_for_it() {
        newsroom.draft("In the section of the tests.");
        var tag = Ids.next().toString();
        run(
                        newsroom.editor(),
                        create("/tags/" + tag, Map.of("slug", "batch-undone", "name", "Undone")),
                        change("DELETE", "/sections/0197a000-0001-7000-8000-0000000000aa", "*", null),
                        create("/tags/" + Ids.next(), Map.of("slug", "batch-never", "name", "Never")))
                .statusCode(409)
                .body("operation", is(1))
                .body("problem.status", is(409));
        newsroom.editor().get(DESK + "/tags/{id}", tag).then().statusCode(404);
    }

    @Test
    void what_is_published_in_a_batch_stays_until_what_is_planned_in_it() {
        var draft = newsroom.draft("First.");
        var later = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        var publication = "/articles/" + draft + "/publication";
        run(
                        newsroom.editor(),
                        change("PUT", publication, "*", Map.of()),
                        change("PATCH", "/articles/" + draft, "*", Map.of("body", "Second.")),
                        change("PUT", publication, "*", Map.of("visibleFrom", later)))
                .statusCode(200);
        get(DELIVERY + "/articles/{id}?format=text", draft).then().body("text", equalTo("First."));
        newsroom.editor()
                .get(DESK + "/articles/{id}", draft)
                .then()
                .body("publication.nextEditionFrom", equalTo(later));
    }

    @Test
    void what_is_published_and_taken_back_in_one_batch_takes_back_what_it_replaced() {
        var article = newsroom.live("First.");
        var publication = "/articles/" + article + "/publication";
        run(
                        newsroom.editor(),
                        change("PATCH", "/articles/" + article, "*", Map.of("body", "Second.")),
                        change("PUT", publication, "*", Map.of()),
                        change("DELETE", publication, "*", null))
                .statusCode(200);
        get(DELIVERY + "/articles/{id}", article).then().statusCode(404);
        newsroom.assertStands(article, "unpublished");
    }

    @Test
    void each_operation_needs_its_own_right() {
        var draft = newsroom.draft("Text.");
        run(newsroom.as(Role.WRITER), change("PUT", "/articles/" + draft + "/publication", "*", Map.of()))
                .statusCode(403)
                .body("operation", is(0));
        run(newsroom.as(Role.MODERATOR), create("/articles/" + Ids.next(), newsroom.article("Text.")))
                .statusCode(403);
        newsroom.section("batch-own");
        var limited = newsroom.makeToken(Map.of("name", "Limited", "role", "editor", "sections", List.of("batch-own")))
                .getString("token");
        run(with(limited), change("PATCH", "/articles/" + draft, "*", Map.of("headline", "x")))
                .statusCode(403)
                .body("problem.sections", contains("batch-own"));
        run(with(limited), create("/articles/" + Ids.next(), newsroom.article("Text.")))
                .statusCode(403)
                .body("problem.sections", contains("batch-own"));
    }

    @Test
    void a_batch_that_is_sent_again_is_not_done_again() {
        var draft = newsroom.draft("Text.");
        var key = UUID.randomUUID().toString();
        var body = batch(
                post("/articles/" + draft + "/notes", Map.of("note", "One.")),
                post("/articles/" + draft + "/notes", Map.of("note", "Two.")));
        var first = newsroom.editor().header("Idempotency-Key", key).body(body).post(DESK + "/batch");
        var again = newsroom.editor().header("Idempotency-Key", key).body(body).post(DESK + "/batch");
        first.then().statusCode(200).body("answers.status", contains(201, 201));
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        newsroom.editor().get(DESK + "/articles/{id}/notes", draft).then().body("data.note", contains("One.", "Two."));
    }

    @Test
    void two_hundred_are_done_and_one_more_is_refused() {
        var tags = IntStream.rangeClosed(1, 201)
                .mapToObj(n -> post("/tags", Map.of("slug", "batch-" + n, "name", "Tag " + n)))
                .toList();
        newsroom.editor()
                .body(Map.of("operations", tags.subList(0, 200)))
                .post(DESK + "/batch")
                .then()
                .statusCode(200)
                .body("answers.status", hasSize(200))
                .body("answers[199].body.slug", equalTo("batch-200"));
        newsroom.editor()
                .body(Map.of("operations", tags))
                .post(DESK + "/batch")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/operations"));
        run(newsroom.editor()).statusCode(400);
    }

    @Test
    void only_writes_of_the_desk_without_secrets_are_batched() {
        for (var path : List.of("/api/v1/articles", "/api/v1/desk/../articles", "/q/health", "/api/v1/desk/tags?x=1")) {
            run(newsroom.editor(), Map.of("method", "POST", "path", path, "body", Map.of()))
                    .statusCode(path.contains("..") ? 404 : 400);
        }
        run(newsroom.editor(), Map.of("method", "GET", "path", "/api/v1/desk/tags"))
                .statusCode(400);
        run(newsroom.editor(), Map.of("method", "DELETE", "path", "/api/v1/desk/tags"))
                .statusCode(405);
        run(newsroom.editor(), post("/batch", batch())).statusCode(422);
        run(newsroom.as(Role.ADMIN), post("/tokens", Map.of("name", "x", "role", "admin")))
                .statusCode(422)
                .body("detail", containsString("a request of its own"));
        run(newsroom.editor(), post("/articles/" + newsroom.draft("Text.") + "/previews", Map.of()))
                .statusCode(422);
        run(newsroom.editor(), post("/imports", Map.of()))
                .statusCode(422)
                .body("detail", containsString("a request of its own"));
    }

    @SafeVarargs
    private static ValidatableResponse run(RequestSpecification caller, Map<String, Object>... operations) {
        return caller.body(batch(operations)).post(DESK + "/batch").then();
    }

    @SafeVarargs
    private static Map<String, Object> batch(Map<String, Object>... operations) {
        return Map.of("operations", Arrays.asList(operations));
    }

    private static Map<String, Object> post(String path, Map<String, Object> body) {
        return Map.of("method", "POST", "path", DESK + path, "body", body);
    }

    private static Map<String, Object> create(String path, Map<String, Object> body) {
        return Map.of("method", "PUT", "path", DESK + path, "headers", Map.of("If-None-Match", "*"), "body", body);
    }

    private static Map<String, Object> change(
            String method, String path, String version, @Nullable Map<String, Object> body) {
        var headers = Map.of("If-Match", version);
        return body == null
                ? Map.of("method", method, "path", DESK + path, "headers", headers)
                : Map.of("method", method, "path", DESK + path, "headers", headers, "body", body);
    }
}
