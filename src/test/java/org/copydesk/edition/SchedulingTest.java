package org.copydesk.edition;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.copydesk.HeldBatch;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SchedulingTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Newsroom newsroom;

    @Test
    void a_cancelled_change_leaves_the_live_story_as_it_is() {
        var id = newsroom.live("First text.");
        newsroom.rewrite(id, "Second text.");
        newsroom.schedule(id, inDays(1));
        desk(id).body("publication.nextEditionFrom", not(nullValue()));
        newsroom.assertStands(id, "liveWithNewerDraft");

        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}/schedule", id)
                .then()
                .statusCode(204);

        desk(id).body("publication.visibleTo", nullValue(), "publication.nextEditionFrom", nullValue());
        newsroom.assertStands(id, "liveWithNewerDraft");
        text(id).body("text", equalTo("First text."));
    }

    @Test
    void a_planned_change_is_moved_later_and_earlier() {
        var id = newsroom.live("First text.");
        newsroom.rewrite(id, "Second text.");
        newsroom.schedule(id, inDays(2)).body("liveState", equalTo("liveWithNewerDraft"));

        for (var time : new Instant[] {inDays(3), inDays(1)}) {
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("visibleFrom", time.toString()))
                    .put(DESK + "/articles/{id}/schedule", id)
                    .then()
                    .statusCode(200)
                    .body("visibleFrom", equalTo(time.toString()), "liveState", equalTo("liveWithNewerDraft"));
            desk(id).body(
                            "publication.visibleTo", equalTo(time.toString()),
                            "publication.nextEditionFrom", equalTo(time.toString()));
        }
        text(id).body("text", equalTo("First text."));
    }

    @Test
    void a_plan_that_is_older_than_the_working_copy_is_told_of() {
        var at = inDays(17);
        for (var id : List.of(newsroom.draft("First text."), newsroom.live("Text."))) {
            newsroom.rewrite(id, "Planned text.");
            newsroom.schedule(id, at);
            isNewer(id, at, false);
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("body", "Newer text."))
                    .patch(DESK + "/articles/{id}", id)
                    .then()
                    .body("publication.newerDraft", equalTo(true));
            isNewer(id, at, true);
            newsroom.schedule(id, at);
            isNewer(id, at, false);
            newsroom.quote(id, "Newer text.");
            isNewer(id, at, true);
        }
    }

    private void isNewer(String id, Instant at, boolean newer) {
        desk(id).body("publication.newerDraft", equalTo(newer));
        newsroom.editor().get(DESK + "/articles?ids={id}", id).then().body("data.newerDraft", contains(newer));
        newsroom.editor()
                .get(
                        DESK + "/calendar?limit=100&from={from}&to={to}",
                        at.toString(),
                        at.plusSeconds(1).toString())
                .then()
                .body("data.find { it.article == '%s' }.newerDraft".formatted(id), equalTo(newer));
    }

    @Test
    void what_began_while_a_batch_was_going_on_is_no_plan_any_more() throws Exception {
        var id = newsroom.draft("Text.");
        newsroom.schedule(id, inDays(1));
        try (var batch = HeldBatch.before(cancelling(id), newsroom, database)) {
            begin(id, "0s");
            text(id);
            batch.letGo().statusCode(409).body("detail", containsString("Nothing is planned"));
        }
        text(id);
    }

    @Test
    void a_plan_that_begins_before_a_batch_has_cancelled_it_stays() throws Exception {
        var id = newsroom.draft("Text.");
        newsroom.schedule(id, inDays(1));
        begin(id, "1s");
        try (var batch = HeldBatch.after(cancelling(id), newsroom, database)) {
            Waiting.until(() -> get(DELIVERY + "/articles/{id}", id).statusCode() == 200);
            batch.letGo().statusCode(409).body("detail", containsString("Nothing is planned"));
        }
        text(id);
    }

    @Test
    void a_plan_that_was_made_in_the_same_batch_was_shown_to_nobody() throws Exception {
        var id = newsroom.draft("Text.");
        var plan = HeldBatch.operation(
                "PUT",
                "/articles/" + id + "/publication",
                Map.of("visibleFrom", Instant.now().plusMillis(1500).toString()));
        try (var batch = HeldBatch.between(plan, cancelling(id), newsroom, database)) {
            Thread.sleep(1500);
            batch.letGo().statusCode(200);
        }
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
    }

    @Test
    void a_schedule_that_does_not_exist_cannot_be_moved_or_cancelled() {
        var id = newsroom.live("Text.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleFrom", inDays(1).toString()))
                .put(DESK + "/articles/{id}/schedule", id)
                .then()
                .statusCode(409);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}/schedule", id)
                .then()
                .statusCode(409);
    }

    @Test
    void an_end_that_was_asked_for_outlives_a_cancelled_change() {
        var id = newsroom.draft("First text.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleTo", inDays(5).toString()))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(200);
        newsroom.rewrite(id, "Second text.");
        newsroom.schedule(id, inDays(2));

        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}/schedule", id)
                .then()
                .statusCode(204);

        desk(id).body("publication.visibleTo", equalTo(inDays(5).toString()));
    }

    @Test
    void the_calendar_tells_what_appears_changes_and_ends() {
        var changing = newsroom.live("First text.");
        newsroom.rewrite(changing, "Second text.");
        newsroom.schedule(changing, inDays(10));
        var coming = newsroom.draft("To come.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of(
                        "visibleFrom",
                        inDays(10).toString(),
                        "visibleTo",
                        inDays(11).toString()))
                .put(DESK + "/articles/{id}/publication", coming)
                .then()
                .statusCode(200);

        newsroom.editor()
                .queryParam("from", inDays(9).toString())
                .queryParam("to", inDays(12).toString())
                .queryParam("limit", 100)
                .get(DESK + "/calendar")
                .then()
                .statusCode(200)
                .body("data.findAll { it.what == 'change' }.article", hasItem(changing))
                .body("data.findAll { it.what == 'appearance' }.article", hasItem(coming))
                .body("data.findAll { it.what == 'end' }.article", hasItem(coming))
                .body("data.findAll { it.what == 'end' }.article", not(hasItem(changing)));
        newsroom.editor()
                .queryParam("from", inDays(9).toString())
                .queryParam("to", inDays(8).toString())
                .get(DESK + "/calendar")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("to"));
    }

    @Test
    void an_embargo_holds_back_what_is_published_and_leaves_what_is_live() throws Exception {
        var id = newsroom.live("First text.");
        var until = Instant.now().plusMillis(2500).truncatedTo(ChronoUnit.MILLIS);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("body", "Second text.", "embargoUntil", until.toString()))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200);

        newsroom.publish(id).statusCode(200).body("liveState", equalTo("liveWithNewerDraft"));

        text(id).body("text", equalTo("First text."));
        get(DELIVERY + "/articles/{id}/history", id)
                .then()
                .body("data.size()", equalTo(1), "data[0].visibleTo", nullValue());
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}/schedule", id)
                .then()
                .statusCode(204);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("kind", "correction", "publicText", "It is the second."))
                .post(DESK + "/articles/{id}/corrections", id)
                .then()
                .statusCode(409)
                .body("detail", containsString("embargo"));
        newsroom.publish(id).statusCode(200);
        Waiting.until(() -> text(id).extract().path("text").equals("Second text."));
    }

    @Test
    void an_embargo_is_not_extended_past_what_is_planned() {
        var planned = newsroom.draft("Text.");
        newsroom.schedule(planned, inDays(2));
        var changing = newsroom.live("First text.");
        newsroom.rewrite(changing, "Second text.");
        newsroom.schedule(changing, inDays(2));
        var article = newsroom.article("Text.");
        article.put("embargoUntil", inDays(2).toString());
        String embargoed = newsroom.draft(article);
        newsroom.publish(embargoed).statusCode(200);

        for (var id : List.of(planned, changing, embargoed)) {
            embargo(id, inDays(1)).statusCode(200);
            embargo(id, inDays(3))
                    .statusCode(409)
                    .body("errors.pointer", contains("/embargoUntil"), "detail", containsString("planned"));
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("visibleFrom", inDays(4).toString()))
                    .put(DESK + "/articles/{id}/schedule", id)
                    .then()
                    .statusCode(200);
            embargo(id, inDays(3)).statusCode(200);
        }
    }

    private ValidatableResponse embargo(String id, Instant until) {
        return newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("embargoUntil", until.toString()))
                .patch(DESK + "/articles/{id}", id)
                .then();
    }

    @Test
    void an_embargo_is_told_to_nobody_but_the_desk() {
        var article = newsroom.article("Text.");
        article.put("embargoUntil", inDays(1).toString());
        String id = newsroom.draft(article);

        newsroom.publish(id)
                .statusCode(200)
                .body(
                        "liveState",
                        equalTo("embargoed"),
                        "visibleFrom",
                        equalTo(inDays(1).toString()));

        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
        get(DELIVERY + "/articles/{id}/history", id).then().statusCode(404);
        newsroom.assertStands(id, "embargoed");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleTo", Instant.now().plusSeconds(60).toString()))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/visibleTo"));
    }

    @Test
    void a_partner_prepares_with_what_is_under_embargo() {
        var article = newsroom.article("Text.");
        article.put("embargoUntil", inDays(1).toString());
        String id = newsroom.draft(article);
        newsroom.publish(id).statusCode(200);
        var planned = newsroom.draft("Not under embargo.");
        newsroom.schedule(planned, inDays(1));

        var embargoed = DELIVERY + "/embargoed/articles";
        partner("embargo")
                .get(embargoed + "/{id}", id)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-"))
                .body(
                        "html",
                        equalTo("<p>Text.</p>"),
                        "embargoUntil",
                        equalTo(inDays(1).toString()));
        partner("embargo").get(embargoed + "/{id}?format=markdown", id).then().body("markdown", equalTo("Text.\n"));
        partner("embargo")
                .get(embargoed + "?limit=100")
                .then()
                .body("data.id", hasItem(id))
                .body("data.id", not(hasItem(planned)));
        partner("embargo").get(embargoed + "/{id}", planned).then().statusCode(404);
        partner().get(embargoed).then().statusCode(403);
        get(embargoed).then().statusCode(401);
        partner("embargo").get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
    }

    private RequestSpecification partner(String... scopes) {
        String token = newsroom.as(Role.ADMIN)
                .body(Map.of("name", "Partner", "role", "partner", "scopes", scopes))
                .post(DESK + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void the_desk_lists_all_editions() {
        var id = newsroom.live("First text.");
        newsroom.rewrite(id, "Second text.");
        newsroom.publish(id).statusCode(200);
        newsroom.editor()
                .get(DESK + "/articles/{id}/editions", id)
                .then()
                .statusCode(200)
                .body("data.revision", hasItems(1, 2), "data.size()", equalTo(2));
    }

    /** The same instant for a whole test. */
    private Instant inDays(int days) {
        return now.plus(days, ChronoUnit.DAYS);
    }

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private ValidatableResponse desk(String id) {
        return newsroom.editor().get(DESK + "/articles/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse text(String id) {
        return get(DELIVERY + "/articles/{id}?format=text", id).then().statusCode(200);
    }

    private static Map<String, Object> cancelling(String id) {
        return HeldBatch.operation("DELETE", "/articles/" + id + "/schedule");
    }

    /** What is planned begins after so long. */
    private void begin(String id, String in) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update edition set published_at = now(), visible_from = clock_timestamp() + interval '"
                    + in + "' where article_id = '" + id + "'");
        }
    }
}
