package org.copydesk.edition;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.copydesk.HeldBatch;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.copydesk.contract.ContractCheck;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PublishingTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void a_draft_is_hidden_until_it_is_published() {
        var id = newsroom.draft("The wall held.");
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);

        newsroom.publish(id).statusCode(200).body("liveState", equalTo("live"));

        get(DELIVERY + "/articles/{id}", id).then().statusCode(200).body("html", equalTo("<p>The wall held.</p>"));
        get(DELIVERY + "/articles?limit=100").then().body("data.id", hasItem(id));
    }

    @Test
    void an_edit_is_hidden_until_it_is_published_again() {
        var id = newsroom.draft("First text.");
        newsroom.publish(id).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("body", "Second text."))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200)
                .body("publication.liveState", equalTo("liveWithNewerDraft"));
        newsroom.assertStands(id, "liveWithNewerDraft");
        get(DELIVERY + "/articles/{id}?format=text", id).then().body("text", equalTo("First text."));

        newsroom.publish(id).statusCode(200);

        get(DELIVERY + "/articles/{id}?format=text", id).then().body("text", equalTo("Second text."));
    }

    @Test
    void markdown_is_written_of_what_is_safe_and_not_what_the_editor_wrote() {
        var id = newsroom.draft("The __wall__ held. <script>alert(1)</script>\n\n* one\n* H<sub>2</sub>O");
        newsroom.publish(id).statusCode(200);
        var markdown = "The **wall** held.\n\n- one\n- H<sub>2</sub>O\n";

        get(DELIVERY + "/articles/{id}?format=markdown", id)
                .then()
                .statusCode(200)
                .body("markdown", equalTo(markdown), "$", not(hasKey("html")), "$", not(hasKey("text")));
        get(DELIVERY + "/articles/{id}?fields=markdown", id)
                .then()
                .body("$", equalTo(Map.of("id", id, "markdown", markdown)));
        get(DELIVERY + "/articles/{id}?fields=html,markdown", id)
                .then()
                .body("html", containsString("<strong>wall</strong>"), "markdown", equalTo(markdown));
        get(DELIVERY + "/articles/{id}", id).then().body("$", not(hasKey("markdown")));
        get(
                        DELIVERY + "/articles/{id}?format=markdown&at={at}",
                        id,
                        Instant.now().toString())
                .then()
                .body("markdown", equalTo(markdown), "$", not(hasKey("html")));
    }

    @Test
    void a_scheduled_article_is_hidden_until_its_time() throws Exception {
        var id = newsroom.draft("From tomorrow.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleFrom", Instant.now().plusMillis(1500).toString()))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(200)
                .body("liveState", equalTo("scheduled"));
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);

        Waiting.until(() -> get(DELIVERY + "/articles/{id}", id).statusCode() == 200);
    }

    @Test
    void an_unpublished_article_is_gone_for_readers_and_kept_at_the_desk() {
        var id = newsroom.draft("Taken back.");
        newsroom.publish(id).statusCode(200);
        newsroom.unpublish(id).statusCode(204);

        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
        newsroom.assertStands(id, "unpublished");
        newsroom.editor().get(DESK + "/articles/{id}", id).then().body("rendered.text", equalTo("Taken back."));
    }

    @Test
    void a_trashed_article_is_gone_for_readers_and_can_be_restored() {
        var id = newsroom.draft("Into the bin.");
        newsroom.publish(id).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}", id)
                .then()
                .statusCode(204);
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
        newsroom.publish(id).statusCode(409);

        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/articles/{id}/restoration", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"));
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
    }

    @Test
    void an_old_slug_leads_to_the_new_one() {
        var id = newsroom.draft("Moved.");
        String old = newsroom.publish(id).extract().path("slug");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("slug", old + "-renamed"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200);
        newsroom.publish(id).statusCode(200);

        var now = DELIVERY + "/articles/by-slug/" + old + "-renamed";
        for (var asked : Map.of("", "", "/", "", "?format=text", "?format=text").entrySet()) {
            given().redirects()
                    .follow(false)
                    .filter(new ContractCheck())
                    .get(DELIVERY + "/articles/by-slug/" + old + asked.getKey())
                    .then()
                    .statusCode(301)
                    .header("Location", now + asked.getValue());
        }
        get(DELIVERY + "/articles/by-slug/{slug}?format=text&include=quotes,comments", old)
                .then()
                .statusCode(200)
                .body("text", equalTo("Moved."), "comments", hasSize(0));
    }

    @Test
    void what_is_published_in_the_past_is_refused() {
        var id = newsroom.draft("Yesterday.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleFrom", "2020-01-01T00:00:00Z"))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/visibleFrom"));
    }

    @Test
    void of_two_publications_at_once_one_edition_is_live() throws Exception {
        var id = newsroom.draft("At once.");
        Callable<Integer> publication = () -> newsroom.publish(id).extract().statusCode();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var answers = threads.invokeAll(List.of(publication, publication, publication, publication));
            for (var answer : answers) {
                assertTrue(List.of(200, 412, 409).contains(answer.get()), "answered " + answer.get());
            }
        } finally {
            threads.shutdown();
        }
        get(DELIVERY + "/articles/{id}", id).then().statusCode(200);
    }

    /** What lists and searches are read from does not grow with the number of publications. */
    @Test
    void what_is_published_while_a_batch_is_going_on_can_be_retracted_in_it() throws Exception {
        var id = newsroom.draft("Text.");
        var retraction = HeldBatch.operation(
                "PUT", "/articles/" + id + "/retraction", Map.of("publicText", "It did not happen."));
        try (var batch = HeldBatch.before(retraction, newsroom, database)) {
            newsroom.publish(id).statusCode(200);
            batch.letGo().statusCode(200);
        }
        get(DELIVERY + "/articles/{id}", id).then().statusCode(410);
        get(DELIVERY + "/articles/{id}/history", id).then().statusCode(410);
        newsroom.editor().get(DESK + "/articles/{id}/editions", id).then().body("data", hasSize(1));
    }

    @Test
    void what_is_published_while_a_batch_is_going_on_stays_in_the_history() throws Exception {
        var id = newsroom.draft("Text.");
        var publication = HeldBatch.operation("PUT", "/articles/" + id + "/publication", Map.of());
        try (var batch = HeldBatch.before(publication, newsroom, database)) {
            newsroom.publish(id).statusCode(200);
            batch.letGo().statusCode(200);
        }
        newsroom.editor().get(DESK + "/articles/{id}/editions", id).then().body("data", hasSize(2));
    }

    @Test
    void an_edition_that_has_been_over_for_a_minute_is_past_after_any_publication() throws Exception {
        var id = newsroom.draft("She said: “It held.”");
        newsroom.quote(id, "It held.");
        newsroom.publish(id).statusCode(200);
        newsroom.publish(id).statusCode(200);
        newsroom.live("Another one.");
        assertEquals(List.of(false, false), past("edition", id));

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update edition set visible_from = visible_from - interval '61 s',"
                    + " published_at = published_at - interval '61 s', ended_at = ended_at - interval '61 s' where article_id = '"
                    + id + "'");
        }
        newsroom.live("One more.");

        assertEquals(List.of(true, false), past("edition", id));
        assertEquals(List.of(true, false), past("edition_quote", id));
        get(DELIVERY + "/articles?limit=100").then().body("data.id", hasItem(id));
        get(DELIVERY + "/quotes?article={id}", id).then().body("data.size()", equalTo(1));
    }

    private List<Boolean> past(String table, String article) throws SQLException {
        var query = "select past from " + table + " where article_id = '" + article + "' order by past desc";
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var past = new ArrayList<Boolean>();
            while (rows.next()) {
                past.add(rows.getBoolean(1));
            }
            return past;
        }
    }

    @Test
    void publication_waits_for_a_decision_on_stale_quotes() {
        var id = newsroom.draft("She said: “We will rebuild it by spring.” Then she left.");
        var quote = newsroom.quote(id, "We will rebuild it by spring.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("body", "She said: “We may rebuild it.” Then she left."))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200)
                .body("staleQuotes.id", contains(quote));
        newsroom.publish(id).statusCode(409).body("staleQuotes.id", contains(quote));

        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/confirmation", quote)
                .then()
                .statusCode(409);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("segments", List.of(Map.of("exact", "We may rebuild it."))))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"));

        newsroom.publish(id).statusCode(200);
        get(DELIVERY + "/quotes/{id}", quote).then().statusCode(200).body("text", equalTo("We may rebuild it."));
    }

    @Test
    void a_source_made_confidential_disappears_from_what_is_published() {
        String source = newsroom.create("/sources", Map.of("kind", "person", "name", "Whistleblower of the test"));
        var id = newsroom.draft("A source told us.");
        newsroom.editor()
                .body(Map.of("article", id, "source", source, "role", "primary"))
                .post(DESK + "/citations")
                .then()
                .statusCode(201);
        newsroom.publish(id).statusCode(200);
        get(DELIVERY + "/articles/{id}?include=citations", id).then().body("citations.source.id", contains(source));

        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("confidential", true))
                .patch(DESK + "/sources/{id}", source)
                .then()
                .statusCode(200);

        get(DELIVERY + "/articles/{id}?include=citations", id).then().body("citations.source.id", not(hasItem(source)));
        get(DELIVERY + "/sources/{id}", source).then().statusCode(404);
    }

    @Test
    void what_readers_were_shown_of_a_source_is_hidden_by_editors_and_on_record_of_the_articles() {
        String source = newsroom.create("/sources", Map.of("kind", "person", "name", "Whistleblower in print"));
        var id = newsroom.draft("A source told us.");
        newsroom.editor()
                .body(Map.of("article", id, "source", source, "role", "primary"))
                .post(DESK + "/citations")
                .then()
                .statusCode(201);
        newsroom.publish(id).statusCode(200);
        var elsewhere = newsroom.section("hiding-elsewhere");
        var limited = newsroom.makeToken(
                Map.of("name", "Hiding elsewhere", "role", "editor", "sections", List.of(elsewhere)));

        confidential(newsroom.as(Role.WRITER), source, true)
                .statusCode(403)
                .body("detail", containsString("Ask an editor"));
        confidential(Newsroom.with(limited.getString("token")), source, true)
                .statusCode(403)
                .body("type", equalTo("urn:copydesk:problem:section-limit"));
        newsroom.editor().get(DESK + "/sources/{id}", source).then().body("confidential", equalTo(false));
        get(DELIVERY + "/articles/{id}?include=citations", id).then().body("citations.source.id", contains(source));

        String updatedAt = get(DELIVERY + "/articles/{id}", id).path("updatedAt");
        confidential(newsroom.editor(), source, true).statusCode(200);
        // What is dated anew would show everybody which articles rest on the source.
        get(DELIVERY + "/articles/{id}?include=citations", id)
                .then()
                .body("citations", hasSize(0), "updatedAt", equalTo(updatedAt));
        newsroom.editor()
                .get(DESK + "/events?kind=edition&action=updated&limit=1")
                .then()
                .body("data.article", contains(id));
        newsroom.as(Role.WRITER)
                .get(DESK + "/articles/{id}/events", id)
                .then()
                .body("data[0].kind", equalTo("edition"), "data[0].action", equalTo("updated"))
                .body("data[0].actor", equalTo("Test EDITOR"), "data[0].changes", hasKey("sourceIds"));

        newsroom.assertStands(id, "live");
        confidential(newsroom.editor(), source, false).statusCode(200);
        newsroom.assertStands(id, "liveWithNewerDraft");
        newsroom.publish(id).statusCode(200);
        get(DELIVERY + "/articles/{id}?include=citations", id).then().body("citations.source.id", contains(source));
    }

    @Test
    void a_writer_hides_a_source_that_readers_were_not_shown() {
        String source = newsroom.as(Role.WRITER)
                .body(Map.of("kind", "person", "name", "Whistleblower in a draft"))
                .post(DESK + "/sources")
                .path("id");
        newsroom.editor()
                .body(Map.of("article", newsroom.draft("A source told us."), "source", source, "role", "primary"))
                .post(DESK + "/citations")
                .then()
                .statusCode(201);
        confidential(newsroom.as(Role.WRITER), source, true)
                .statusCode(200)
                .body("name", equalTo("Confidential source"));
    }

    private static ValidatableResponse confidential(RequestSpecification caller, String source, boolean confidential) {
        return caller.header("If-Match", "*")
                .body(Map.of("confidential", confidential))
                .patch(DESK + "/sources/{id}", source)
                .then();
    }

    @Test
    void a_source_that_is_made_confidential_waits_for_who_is_publishing_it() throws Exception {
        String source = newsroom.create("/sources", Map.of("kind", "person", "name", "Whistleblower just in time"));
        var id = newsroom.live("A source told us.");
        var editor = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // As a publication does it.
            statement.execute("select from source where id = '" + source + "' for share");
            var hiding = editor.submit(() -> newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("confidential", true))
                    .patch(DESK + "/sources/{id}", source)
                    .then()
                    .statusCode(200));
            Waiting.untilBlocked(database, 1);
            statement.execute("update edition set source_ids = array[cast('" + source + "' as uuid)]"
                    + " where article_id = '" + id + "'");
            connection.commit();
            hiding.get();
        } finally {
            editor.shutdown();
        }

        get(DELIVERY + "/articles?source={source}", source).then().body("data", hasSize(0));
    }

    /** Whether its record is first read then, or was before, in a batch. */
    @Test
    void a_source_that_is_about_to_be_confidential_is_not_published() throws Exception {
        String source = newsroom.create("/sources", Map.of("kind", "person", "name", "Whistleblower in a hurry"));
        var id = newsroom.draft("A source told us.");
        var citation = Map.of("article", id, "source", source, "role", "primary");
        newsroom.editor().body(citation).post(DESK + "/citations").then().statusCode(201);
        var other = newsroom.draft("A source told us, too.");
        var batch = Map.of(
                "operations",
                List.of(
                        Map.of(
                                "method",
                                "POST",
                                "path",
                                DESK + "/citations",
                                "body",
                                Map.of("article", other, "source", source, "role", "primary")),
                        Map.of(
                                "method",
                                "PUT",
                                "path",
                                DESK + "/articles/" + other + "/publication",
                                "headers",
                                Map.of("If-Match", "*"),
                                "body",
                                Map.of())));
        var publishers = Executors.newFixedThreadPool(2);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "update source set confidential = true, version = version + 1 where id = '" + source + "'");
            var one = publishers.submit(() -> newsroom.publish(id).statusCode(200));
            var both = publishers.submit(() ->
                    newsroom.editor().body(batch).post(DESK + "/batch").then().statusCode(200));
            Waiting.untilBlocked(database, 2);
            connection.commit();
            one.get();
            both.get();
        } finally {
            publishers.shutdown();
        }

        for (var published : List.of(id, other)) {
            get(DELIVERY + "/articles/{id}?include=citations", published)
                    .then()
                    .statusCode(200)
                    .body("citations", hasSize(0));
        }
    }
}
