package org.copydesk.idempotency;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

/** A POST that is sent again is not done again. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IdempotencyTest {

    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource connections;

    @Test
    void the_same_request_gets_the_first_answer_again() {
        var key = key();
        var body = newsroom.article("The wall held.");
        var first = post(Role.EDITOR, key, body);
        var again = post(Role.EDITOR, '"' + key + '"', body);
        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals(first.asString(), again.asString());
        for (var header : List.of("ETag", "Location", "Content-Type")) {
            assertEquals(first.header(header), again.header(header), header);
        }
        first.then().header(REPLAYED, nullValue());
        again.then().header(REPLAYED, "true");
    }

    @Test
    void the_same_bytes_as_another_type_are_another_request() {
        var key = key();
        var story = "# Wall " + key + "\n\nThe wall held.";
        send(key, "text/plain; charset=utf-8", story).then().statusCode(201);
        send(key, "text/plain; charset=utf-8", story).then().statusCode(201).header(REPLAYED, "true");
        for (var type : List.of("text/markdown; charset=utf-8", "text/plain; charset=iso-8859-1")) {
            send(key, type, story)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:copydesk:problem:idempotency-key-reused"));
        }
    }

    @Test
    void a_form_with_another_boundary_is_the_same_request_and_with_a_file_of_another_type_another() {
        var key = key();
        sendForm(key, "one", "text/plain").then().statusCode(201);
        sendForm(key, "two", "text/plain").then().statusCode(201).header(REPLAYED, "true");
        sendForm(key, "two", "text/markdown").then().statusCode(422);
    }

    @Test
    void a_key_belongs_to_one_request() {
        var key = key();
        post(Role.EDITOR, key, newsroom.article("One.")).then().statusCode(201);
        post(Role.EDITOR, key, newsroom.article("Two."))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:copydesk:problem:idempotency-key-reused"));
    }

    @Test
    void keys_of_two_tokens_never_meet() {
        var key = key();
        var body = newsroom.article("Two writers, one thought.");
        var editors = post(Role.EDITOR, key, body);
        post(Role.WRITER, key, body)
                .then()
                .statusCode(201)
                .header(REPLAYED, nullValue())
                .body("id", not(equalTo(editors.path("id"))));
    }

    @Test
    void a_refusal_is_not_kept() {
        var key = key();
        var bad = newsroom.article("Nowhere.");
        bad.put("section", "no-such-section");
        post(Role.EDITOR, key, bad).then().statusCode(422);
        post(Role.EDITOR, key, newsroom.article("Somewhere.")).then().statusCode(201);
    }

    @Test
    void a_key_is_short_and_given_once() {
        var body = newsroom.article("Keys.");
        for (var key : List.of("", "k".repeat(256), "two words", "\u00e9")) {
            post(Role.EDITOR, key, body).then().statusCode(400).body("errors[0].parameter", equalTo("Idempotency-Key"));
        }
        newsroom.editor()
                .header("Idempotency-Key", "a", "b")
                .body(body)
                .post(DESK + "/articles")
                .then()
                .statusCode(400);
    }

    @Test
    void a_reader_who_clicks_twice_comments_once() {
        var article = newsroom.draft("Comment on this.");
        newsroom.publish(article).statusCode(200);
        var key = key();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            ids.add(given().contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(Map.of("author", Map.of("name", "Ann"), "body", "Once."))
                    .post(DELIVERY + "/articles/{id}/comments", article)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id"));
        }
        assertEquals(ids.get(0), ids.get(1));
    }

    @Test
    void a_tokens_secret_is_not_kept() {
        var key = key();
        var body = Map.of("name", "Importer", "role", "writer");
        var first = newsroom.as(Role.ADMIN).header("Idempotency-Key", key).body(body);
        var made = first.post(DESK + "/tokens");
        String secret = made.then().statusCode(201).extract().path("token");
        newsroom.as(Role.ADMIN)
                .header("Idempotency-Key", key)
                .body(body)
                .post(DESK + "/tokens")
                .then()
                .statusCode(201)
                .header(REPLAYED, "true")
                .body("id", equalTo(made.path("id")))
                .body("token", nullValue());
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select body from kept_answer where body is not null")
                        .getResultList());
        assertFalse(kept.toString().contains(secret));
    }

    @Test
    void of_twins_one_is_answered_and_nothing_is_done_twice() throws Exception {
        var key = key();
        var body = newsroom.article("Twins.");
        newsroom.token(Role.EDITOR);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<Response>>();
            for (var i = 0; i < 24; i++) {
                answers.add(threads.submit(() -> post(Role.EDITOR, key, body)));
            }
            var ids = new ArrayList<String>();
            var done = 0;
            for (var pending : answers) {
                var answer = pending.get();
                if (answer.statusCode() == 201) {
                    ids.add(answer.path("id"));
                    done += answer.header(REPLAYED) == null ? 1 : 0;
                } else {
                    assertEquals(409, answer.statusCode(), answer.asString());
                    assertEquals("urn:copydesk:problem:idempotency-key-busy", answer.path("type"));
                }
            }
            assertEquals(1, done);
            assertEquals(1, ids.stream().collect(Collectors.toSet()).size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_write_that_was_overtaken_and_made_again_keeps_its_key() throws Exception {
        var article = newsroom.live("The wall fell.");
        newsroom.rewrite(article, "The wall held.");
        newsroom.token(Role.EDITOR);
        var key = key();
        var thread = Executors.newSingleThreadExecutor();
        try {
            var overtaken = QuarkusTransaction.requiringNew().call(() -> {
                database.createNativeQuery("update article set version = version + 1 where id = cast(:id as uuid)")
                        .setParameter("id", article)
                        .executeUpdate();
                var pending = thread.submit(() -> correct(article, key));
                Waiting.untilBlocked(connections, 1);
                return pending;
            });
            var first = overtaken.get();
            first.then().statusCode(201);
            correct(article, key)
                    .then()
                    .statusCode(201)
                    .header(REPLAYED, "true")
                    .body("id", equalTo(first.<String>path("id")));
        } finally {
            thread.shutdownNow();
        }
        newsroom.editor()
                .get(DESK + "/articles/{id}/corrections", article)
                .then()
                .body("data", hasSize(1));
    }

    private Response correct(String article, String key) {
        return newsroom.editor()
                .header("If-Match", "*")
                .header("Idempotency-Key", key)
                .body(Map.of("kind", "correction", "publicText", "The wall held."))
                .post(DESK + "/articles/{id}/corrections", article);
    }

    @Test
    void after_a_day_a_key_is_free_and_its_answer_forgotten() {
        var key = key();
        var body = newsroom.article("Yesterday.");
        String first = post(Role.EDITOR, key, body).path("id");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update kept_answer set created_at = created_at - interval '25 hours'")
                        .executeUpdate());
        post(Role.EDITOR, key, body)
                .then()
                .statusCode(201)
                .header(REPLAYED, nullValue())
                .body("id", not(equalTo(first)));
        var left = (Number) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select count(*) from kept_answer where created_at < now() - interval '24 hours'")
                        .getSingleResult());
        assertTrue(left.intValue() == 0, left + " are left");
    }

    private Response post(Role role, String key, Map<String, Object> body) {
        return newsroom.as(role).header("Idempotency-Key", key).body(body).post(DESK + "/articles");
    }

    private Response send(String key, String type, String body) {
        return given().header("Authorization", "Bearer " + newsroom.token(Role.EDITOR))
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(DESK + "/imports");
    }

    private Response sendForm(String key, String boundary, String type) {
        var form = """
                --%1$s
                Content-Disposition: form-data; name="files"; filename="wall"
                Content-Type: %2$s

                # Wall %3$s

                The wall held.
                --%1$s--
                """.formatted(boundary, type, key).replace("\n", "\r\n");
        return send(key, "multipart/form-data; boundary=" + boundary, form);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
