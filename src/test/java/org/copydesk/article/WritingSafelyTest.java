package org.copydesk.article;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class WritingSafelyTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void a_write_that_names_no_version_is_refused() {
        var id = newsroom.draft("Text.");
        newsroom.editor()
                .body(Map.of("body", "Other"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(428)
                .contentType("application/problem+json");
    }

    @Test
    void a_write_on_an_old_version_is_refused_with_the_current_one() {
        var id = newsroom.draft("Text.");
        newsroom.editor()
                .header("If-Match", "\"7\"")
                .body(Map.of("body", "Other"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(412)
                .header("ETag", "\"0\"")
                .body("currentVersion", equalTo(0), "updatedBy", notNullValue());
    }

    @Test
    void whoever_made_the_current_version_is_named_and_when() {
        var id = newsroom.draft("Text.");
        var admin = newsroom.as(Role.ADMIN)
                .body(newsroom.article("Text."))
                .post(DESK + "/articles")
                .then()
                .extract()
                .<String>path("createdBy");
        var steps = List.<Function<RequestSpecification, Response>>of(
                write -> write.put(DESK + "/articles/{id}/review", id),
                write -> write.body(Map.of("note", "Who?")).put(DESK + "/articles/{id}/changes-request", id),
                write -> write.put(DESK + "/articles/{id}/review", id),
                write -> write.put(DESK + "/articles/{id}/approval", id),
                write -> write.body(Map.of("visibleFrom", "2999-01-01T00:00:00Z"))
                        .put(DESK + "/articles/{id}/publication", id),
                write -> write.body(Map.of("visibleFrom", "2999-01-02T00:00:00Z"))
                        .put(DESK + "/articles/{id}/schedule", id),
                write -> write.delete(DESK + "/articles/{id}/schedule", id),
                write -> write.put(DESK + "/articles/{id}/publication", id),
                write -> write.body(Map.of("kind", "update", "publicText", "More."))
                        .post(DESK + "/articles/{id}/corrections", id),
                write -> write.body(Map.of("publicText", "No.")).put(DESK + "/articles/{id}/retraction", id),
                write -> write.delete(DESK + "/articles/{id}/retraction", id),
                write -> write.put(DESK + "/articles/{id}/publication", id),
                write -> write.delete(DESK + "/articles/{id}/publication", id),
                write -> write.delete(DESK + "/articles/{id}", id),
                write -> write.put(DESK + "/articles/{id}/restoration", id));
        for (var step : steps) {
            var mine = newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("edNote", Instant.now().toString()))
                    .patch(DESK + "/articles/{id}", id);
            var before = mine.statusCode() == 409
                    ? newsroom.editor().get(DESK + "/articles/{id}", id).jsonPath()
                    : mine.jsonPath();
            var answer = step.apply(newsroom.as(Role.ADMIN).header("If-Match", "*"));
            assertTrue(answer.statusCode() < 300, answer::asString);
            var now = newsroom.editor().get(DESK + "/articles/{id}", id).jsonPath();
            assertEquals(admin, now.getString("updatedBy"));
            assertTrue(Instant.parse(now.getString("updatedAt")).isAfter(Instant.parse(before.getString("updatedAt"))));
            newsroom.editor()
                    .header("If-Match", "\"" + before.getInt("version") + "\"")
                    .body(Map.of("edNote", "Other"))
                    .patch(DESK + "/articles/{id}", id)
                    .then()
                    .statusCode(412)
                    .body("currentVersion", equalTo(now.getInt("version")))
                    .body("updatedBy", equalTo(admin), "updatedAt", equalTo(now.getString("updatedAt")));
        }
    }

    @Test
    void saves_that_take_any_version_all_stay() throws Exception {
        var id = newsroom.draft("Text.");
        var fields = List.of("headline", "alternativeHeadline", "standfirst", "byline", "edNote", "body");
        var answers = atOnce(fields.stream()
                .map(field -> () -> newsroom.editor()
                        .header("If-Match", "*")
                        .body(Map.of(field, "The " + field))
                        .patch(DESK + "/articles/{id}", id)
                        .statusCode()));
        assertEquals(Set.of(200), Set.copyOf(answers));
        var article = newsroom.editor().get(DESK + "/articles/{id}", id).then();
        fields.forEach(field -> article.body(field, equalTo("The " + field)));
        article.body("version", equalTo(fields.size()));
        newsroom.editor()
                .get(DESK + "/events?action=updated&record={id}", id)
                .then()
                .body("data", hasSize(fields.size()));
    }

    @Test
    void writes_of_any_other_record_that_take_any_version_all_stay_too() throws Exception {
        var id = newsroom.create("/persons", Map.of("kind", "person", "name", "Ada Pier"));
        var answers = atOnce(IntStream.range(0, 40)
                .mapToObj(i -> () -> newsroom.editor()
                        .header("If-Match", "*")
                        .body(Map.of("jobTitle", "Harbour master " + i))
                        .patch(DESK + "/persons/{id}", id)
                        .statusCode()));
        assertEquals(Set.of(200), Set.copyOf(answers));
        newsroom.editor().get(DESK + "/persons/{id}", id).then().body("version", equalTo(40));
        newsroom.editor()
                .get(DESK + "/events?action=updated&limit=100&record={id}", id)
                .then()
                .body("data", hasSize(40));
    }

    @Test
    void batches_that_take_any_version_all_stay_too() throws Exception {
        var id = newsroom.draft("Text.");
        var answers = atOnce(IntStream.range(0, 12)
                .mapToObj(i -> () -> newsroom.editor()
                        .body(Map.of(
                                "operations",
                                List.of(Map.of(
                                        "method",
                                        "PATCH",
                                        "path",
                                        DESK + "/articles/" + id,
                                        "headers",
                                        Map.of("If-Match", "*"),
                                        "body",
                                        Map.of("headline", "Headline " + i)))))
                        .post(DESK + "/batch")
                        .statusCode()));
        assertEquals(Set.of(200), Set.copyOf(answers));
        newsroom.editor().get(DESK + "/articles/{id}", id).then().body("version", equalTo(12));
    }

    @Test
    void articles_of_one_headline_made_at_once_get_slugs_of_their_own() throws Exception {
        var article = newsroom.article("Text.");
        article.put("headline", "Made at once");
        var answers = atOnce(Stream.<Callable<Integer>>generate(() -> () ->
                        newsroom.editor().body(article).post(DESK + "/articles").statusCode())
                .limit(24));
        assertEquals(Set.of(201), Set.copyOf(answers));
        article.put("slug", "made-at-once");
        newsroom.editor()
                .body(article)
                .post(DESK + "/articles")
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/slug"));
    }

    @Test
    void batches_that_wait_for_each_other_both_stay() throws Exception {
        var ids = Stream.of("Ada", "Bo")
                .map(name -> newsroom.editor()
                        .body(Map.of("kind", "person", "name", name))
                        .post(DESK + "/persons")
                        .<String>path("id"))
                .toList();
        try (var holder = database.getConnection();
                var lock =
                        holder.prepareStatement("select id from person where id = any(cast(? as uuid[])) for update")) {
            holder.setAutoCommit(false);
            lock.setArray(1, holder.createArrayOf("text", ids.toArray()));
            lock.execute();
            var released =
                    CompletableFuture.runAsync(() -> commit(holder), delayedExecutor(300, TimeUnit.MILLISECONDS));
            var answers = atOnce(Stream.of(ids, List.of(ids.get(1), ids.get(0)))
                    .map(order -> () -> newsroom.editor()
                            .body(Map.of(
                                    "operations",
                                    order.stream()
                                            .map(id -> Map.of(
                                                    "method",
                                                    "PATCH",
                                                    "path",
                                                    DESK + "/persons/" + id,
                                                    "headers",
                                                    Map.of("If-Match", "*"),
                                                    "body",
                                                    Map.of("jobTitle", "Named after " + order.get(0))))
                                            .toList()))
                            .post(DESK + "/batch")
                            .statusCode()));
            released.get();
            assertEquals(List.of(200, 200), answers);
        }
        ids.forEach(
                id -> newsroom.editor().get(DESK + "/persons/{id}", id).then().body("version", equalTo(2)));
    }

    @Test
    void of_two_editors_saving_the_same_version_one_wins_and_one_is_told() throws Exception {
        var id = newsroom.draft("Text.");
        var answers = atOnce(Stream.of("Mine", "Yours")
                .map(body -> () -> newsroom.editor()
                        .header("If-Match", "\"0\"")
                        .body(Map.of("body", body))
                        .patch(DESK + "/articles/{id}", id)
                        .statusCode()));
        assertEquals(List.of(200, 412), answers.stream().sorted().toList());
    }

    @Test
    void nothing_was_updated_before_it_was_created() {
        var named = Map.of("slug", "born-today", "name", "Born today");
        var comment = Map.of("article", newsroom.live("Text."), "author", Map.of("name", "Ann"), "body", "Born today.");
        var records = Map.of(
                "/sections", named,
                "/tags", named,
                "/persons", Map.of("kind", "person", "name", "Born today"),
                "/sources", Map.of("kind", "outlet", "name", "Born today"),
                "/comments", comment);
        records.forEach((path, record) -> {
            var made = newsroom.editor()
                    .body(record)
                    .post(DESK + path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            var createdAt = Instant.parse(made.getString("createdAt"));
            assertFalse(Instant.parse(made.getString("updatedAt")).isBefore(createdAt), path);
        });
    }

    @Test
    void what_get_answers_can_be_put_back_as_it_stands() {
        var id = newsroom.draft("Text.");
        var read = newsroom.editor().get(DESK + "/articles/{id}", id).asString();

        newsroom.editor()
                .body(read)
                .put(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200)
                .body("version", equalTo(0), "revision", equalTo(1));
    }

    @Test
    void a_section_and_a_tag_that_do_not_exist_are_named() {
        var article = newsroom.article("Text.");
        article.put("section", "nowhere");
        newsroom.editor()
                .body(article)
                .post(DESK + "/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/section"));
        article = newsroom.article("Text.");
        article.put("tags", List.of("no-such-tag"));
        newsroom.editor()
                .body(article)
                .post(DESK + "/articles")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/tags/0"));
    }

    @Test
    void every_bad_field_is_named() {
        newsroom.editor()
                .body(Map.of(
                        "type",
                        "news",
                        "headline",
                        "",
                        "body",
                        "x",
                        "language",
                        "!",
                        "section",
                        "tests",
                        "urgency",
                        12))
                .post(DESK + "/articles")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/headline"))
                .body("errors.pointer", hasItem("/language"))
                .body("errors.pointer", hasItem("/urgency"));
    }

    @Test
    void text_in_any_script_comes_back_as_it_was_written() {
        var body = "“Ẹ kú àárọ̀,” said Adé 👩‍👧‍👦 — שלום עולם — مرحبا — ‘it’s fine’";
        var id = newsroom.draft(body);
        newsroom.editor()
                .get(DESK + "/articles/{id}", id)
                .then()
                .body(
                        "body",
                        equalTo(body),
                        "rendered.text",
                        equalTo(java.text.Normalizer.normalize(body, java.text.Normalizer.Form.NFC)));
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> atOnce(Stream<Callable<Integer>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls.toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
