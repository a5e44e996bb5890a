package org.copydesk.article;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.copydesk.Newsroom;
import org.copydesk.Statements;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class HistoryTest {

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Test
    void every_save_is_kept_with_who_and_when() {
        var id = newsroom.draft("One ferry.");
        newsroom.rewrite(id, "Two ferries.");

        history(id, "")
                .body("data.number", contains(2, 1))
                .body("data.kind", contains("edit", "creation"))
                .body("data.createdBy", contains("Test EDITOR", "Test EDITOR"));
        history(id, "/1").body("article.body", equalTo("One ferry."), "previousSha256", nullValue());
        history(id, "/2").body("article.body", equalTo("Two ferries."));
        newsroom.editor()
                .get(DESK + "/articles/{id}/revisions/3", id)
                .then()
                .statusCode(404)
                .body("detail", containsString("no revision 3"));
    }

    @Test
    void a_difference_is_told_word_by_word_and_field_by_field() {
        var id = newsroom.draft("The ferry has ten boats & a dog.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("body", "The ferry has twelve boats & a dog.", "standfirst", "Two more."))
                .patch(DESK + "/articles/{id}", id);

        history(id, "/1/diff/2")
                .body("text.change", contains("same", "deleted", "inserted", "same"))
                .body("text.text", contains("The ferry has ", "ten", "twelve", " boats & a dog."))
                .body("fields.field", hasItem("standfirst"))
                .body("fields.find { it.field == 'standfirst' }.after", equalTo("Two more."))
                .body("html", equalTo("<div>The ferry has <del>ten</del><ins>twelve</ins> boats &amp; a dog.</div>"));
    }

    @Test
    void another_link_behind_the_same_words_is_told() {
        var id = newsroom.draft("See [the report](https://good.example/report).");
        newsroom.rewrite(id, "See [the report](https://evil.example/report).");
        history(id, "/1/diff/2")
                .body("text.change", contains("same"))
                .body("fields.field", contains("body"))
                .body("fields[0].after", containsString("evil.example"));
        newsroom.rewrite(id, "See the other.");
        history(id, "/2/diff/3").body("fields.size()", equalTo(0));
    }

    @Test
    void an_earlier_revision_becomes_the_newest_and_nothing_is_lost() {
        var id = newsroom.draft("First.");
        newsroom.rewrite(id, "Second.");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/articles/{id}/revisions/1/restoration", id)
                .then()
                .statusCode(200)
                .body("body", equalTo("First."), "revision", equalTo(3));
        history(id, "").body("data.kind", contains("restoration", "edit", "creation"));
        newsroom.editor()
                .put(DESK + "/articles/{id}/revisions/1/restoration", id)
                .then()
                .statusCode(428);
        newsroom.as(Role.MODERATOR)
                .header("If-Match", "*")
                .put(DESK + "/articles/{id}/revisions/1/restoration", id)
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_restored_gets_another_slug_where_its_own_was_taken() {
        var trashed = named("taken-from-the-trash");
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}", trashed)
                .then()
                .statusCode(204);
        named("taken-from-the-trash");
        restore(trashed, "/restoration").body("slug", equalTo("taken-from-the-trash-2"), "state", equalTo("draft"));
        history(trashed, "/2").body("article.slug", equalTo("taken-from-the-trash-2"));
        history(trashed, "/integrity").body("intact", equalTo(true), "revisions", equalTo(2));

        var renamed = named("taken-from-a-revision");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("slug", "renamed-since", "body", "Second."))
                .patch(DESK + "/articles/{id}", renamed);
        var other = named("taken-from-a-revision");
        restore(renamed, "/revisions/1/restoration")
                .body("slug", equalTo("renamed-since"), "body", equalTo("First."))
                .body("leftOut.pointer", contains("/slug"));
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}", other)
                .then()
                .statusCode(204);
        restore(renamed, "/revisions/1/restoration")
                .body("slug", equalTo("taken-from-a-revision"), "leftOut", hasSize(0));
    }

    @Test
    void what_a_revision_names_and_is_gone_since_is_left_out_and_told() {
        var article = newsroom.article("First.");
        article.put("section", newsroom.section("closed-later"));
        var tags = List.of(
                made("tags", Map.of("slug", "dropped-later", "name", "Dropped later")),
                made("tags", Map.of("slug", "kept-for-good", "name", "Kept for good")));
        var persons = List.of(
                made("persons", Map.of("kind", "person", "name", "Ada Gone")),
                made("persons", Map.of("kind", "person", "name", "Bo Here")));
        article.put("tags", List.of("dropped-later", "kept-for-good"));
        article.put(
                "creators",
                persons.stream()
                        .map(person -> Map.of("person", person, "role", "author"))
                        .toList());
        var id = newsroom.draft(article);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of(
                        "body", "Second.", "section", newsroom.section(), "tags", List.of(), "creators", List.of()))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200);
        String section =
                newsroom.editor().get(DESK + "/sections?limit=100").path("data.find { it.slug == 'closed-later' }.id");
        for (var gone : List.of("sections/" + section, "tags/" + tags.get(0), "persons/" + persons.get(0))) {
            newsroom.editor()
                    .header("If-Match", "*")
                    .delete(DESK + "/" + gone)
                    .then()
                    .statusCode(204);
        }
        var restored = restore(id, "/revisions/1/restoration")
                .header("ETag", equalTo("\"2\""))
                .body("body", equalTo("First."), "section", equalTo("tests"), "tags", contains("kept-for-good"))
                .body("creators.person", contains(persons.get(1)))
                .body("leftOut.pointer", contains("/section", "/tags/0", "/creators/0"))
                .body("leftOut[1].detail", containsString("'dropped-later'"))
                .extract()
                .asString();
        newsroom.editor()
                .body(restored)
                .put(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    private String made(String kind, Map<String, String> record) {
        return newsroom.editor()
                .body(record)
                .post(DESK + "/" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String named(String slug) {
        var article = newsroom.article("First.");
        article.put("slug", slug);
        return newsroom.draft(article);
    }

    private ValidatableResponse restore(String article, String path) {
        return newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/articles/" + article + path)
                .then()
                .statusCode(200);
    }

    @Test
    void a_history_that_was_tampered_with_is_found_out() {
        var id = newsroom.draft("First.");
        newsroom.rewrite(id, "Second.");
        newsroom.rewrite(id, "Third.");
        history(id, "/integrity").body("intact", equalTo(true), "revisions", equalTo(3), "firstBroken", nullValue());
        tamper("update revision set created_by = 'Somebody else' where number = 2 and article_id = :id", id);
        assertBroken(id, 2);
    }

    @Test
    void a_history_in_which_revisions_are_missing_is_found_out() {
        for (var number : List.of(2, 3)) {
            var id = newsroom.draft("First.");
            newsroom.rewrite(id, "Second.");
            newsroom.rewrite(id, "Third.");
            tamper("delete from revision where number = " + number + " and article_id = :id", id);
            assertBroken(id, number);
        }
    }

    @Test
    void a_change_of_what_is_no_whole_snapshot_is_found_out() {
        for (var base : List.of(2, 3)) {
            var id = newsroom.draft("First.");
            newsroom.rewrite(id, "Second.");
            newsroom.rewrite(id, "Third.");
            tamper("update revision set base = " + base + " where number = 3 and article_id = :id", id);
            assertBroken(id, 3);
        }
    }

    private void assertBroken(String id, int number) {
        history(id, "/integrity")
                .body("intact", equalTo(false), "revisions", equalTo(number - 1), "firstBroken", equalTo(number));
    }

    /** Behind Copydesk's back. */
    private void tamper(String statement, String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql("alter table revision disable trigger revision_is_immutable", null);
            sql(statement, id);
            sql("alter table revision enable trigger revision_is_immutable", null);
        });
    }

    @Test
    void the_database_lets_nobody_change_an_earlier_revision() {
        var id = newsroom.draft("First.");
        newsroom.rewrite(id, "Second.");
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() ->
                                sql("update revision set snapshot = '{}' where number = 1 and article_id = :id", id)));
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> sql("delete from revision where article_id = :id", id)));
    }

    @Test
    void two_hundred_revisions_of_a_long_article_cost_less_than_a_megabyte() {
        var random = new Random(7);
        var words = IntStream.range(0, 1700)
                .mapToObj(i -> Integer.toString(random.nextInt(1_000_000), 36))
                .toArray(String[]::new);
        var id = newsroom.draft(String.join(" ", words));
        for (var n = 0; n < 199; n++) {
            words[random.nextInt(words.length)] = "edited" + n;
            newsroom.rewrite(id, String.join(" ", words));
        }

        Statements.count();
        history(id, "/integrity").body("intact", equalTo(true), "revisions", equalTo(200));
        // The article and two full pages: each whole snapshot comes once.
        assertEquals(4, Statements.ofTheDesk());
        history(id, "/200").body("article.body", equalTo(String.join(" ", words)));
        var bytes = (Number) database.createNativeQuery(
                        "select sum(pg_column_size(r)) from revision r where article_id = cast(:id as uuid)")
                .setParameter("id", id)
                .getSingleResult();
        assertTrue(bytes.longValue() < 1_000_000, bytes + " bytes");
    }

    @Test
    void every_acknowledged_save_is_in_the_history_exactly_once_and_in_order() throws Exception {
        var articles = IntStream.range(0, 8)
                .mapToObj(n -> newsroom.draft("Start " + n + "."))
                .toList();
        var acknowledged = new ConcurrentHashMap<String, String>();
        var threads = Executors.newFixedThreadPool(16);
        for (var n = 0; n < 200; n++) {
            var save = n;
            threads.submit(() -> {
                var random = new Random(save);
                var id = articles.get(random.nextInt(articles.size()));
                var version = newsroom.editor().get(DESK + "/articles/{id}", id).header("ETag");
                Thread.sleep(random.nextInt(20));
                var body = "Save " + save + ".";
                for (var tries = 0; tries < 1 + save % 2; tries++) {
                    var answer = newsroom.editor()
                            .header("If-Match", version)
                            .body(Map.of("body", body))
                            .patch(DESK + "/articles/{id}", id);
                    if (answer.statusCode() == 200) {
                        acknowledged.put(body, id + " " + answer.path("revision"));
                    } else {
                        assertEquals(412, answer.statusCode(), answer.asString());
                    }
                }
                return null;
            });
        }
        threads.shutdown();
        assertTrue(threads.awaitTermination(120, TimeUnit.SECONDS));

        assertTrue(acknowledged.size() >= articles.size());
        var kept = 0;
        for (var id : articles) {
            history(id, "/integrity").body("intact", equalTo(true));
            int revisions = newsroom.editor()
                    .get(DESK + "/articles/{id}/revisions?count=true", id)
                    .path("meta.total");
            for (var number = 2; number <= revisions; number++) {
                var body = newsroom.editor()
                        .get(DESK + "/articles/{id}/revisions/{n}", id, number)
                        .path("article.body");
                assertEquals(id + " " + number, acknowledged.get(body));
            }
            kept += revisions - 1;
        }
        assertEquals(acknowledged.size(), kept);
    }

    private ValidatableResponse history(String id, String path) {
        return newsroom.editor()
                .get(DESK + "/articles/{id}/revisions" + path, id)
                .then()
                .statusCode(200);
    }

    private void sql(String statement, @org.jspecify.annotations.Nullable String id) {
        var query = database.createNativeQuery(id == null ? statement : statement.replace(":id", "cast(:id as uuid)"));
        if (id != null) {
            query.setParameter("id", id);
        }
        query.executeUpdate();
    }
}
