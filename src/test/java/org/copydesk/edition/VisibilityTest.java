package org.copydesk.edition;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.junit.jupiter.api.Test;

/** Nothing has to fire at the right moment: what readers see follows from ranges of time. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VisibilityTest {

    private static final Duration SOON = Duration.ofMillis(1500);

    @Inject
    Newsroom newsroom;

    @Test
    void an_article_that_has_run_its_course_is_gone_and_called_expired() throws Exception {
        var id = newsroom.draft("Today only.");
        publish(id, Map.of("visibleTo", in(SOON))).statusCode(200).body("liveState", equalTo("live"));
        get(DELIVERY + "/articles/{id}", id).then().statusCode(200);

        Waiting.until(() -> get(DELIVERY + "/articles/{id}", id).statusCode() == 404);

        get(DELIVERY + "/articles?limit=100").then().body("data.id", not(hasItem(id)));
        newsroom.assertStands(id, "expired");
    }

    @Test
    void a_change_to_a_live_story_can_be_scheduled_and_takes_its_place_on_time() throws Exception {
        var id = newsroom.draft("Before the vote.");
        String firstPublished = publish(id, Map.of()).extract().path("publishedAt");
        edit(id, "After the vote.");
        publish(id, Map.of("visibleFrom", in(SOON))).statusCode(200).body("liveState", equalTo("liveWithNewerDraft"));
        assertText(id, "Before the vote.");

        Waiting.until(() -> !text(id).extract().path("text").equals("Before the vote."));

        assertText(id, "After the vote.").body("publishedAt", equalTo(firstPublished));
        newsroom.assertStands(id, "live");
    }

    @Test
    void publishing_now_replaces_what_was_planned() {
        var id = newsroom.draft("Planned.");
        publish(id, Map.of("visibleFrom", in(Duration.ofDays(1)))).statusCode(200);
        newsroom.assertStands(id, "scheduled");
        edit(id, "Now.");
        publish(id, Map.of()).statusCode(200);
        assertText(id, "Now.");
        newsroom.assertStands(id, "live");
    }

    @Test
    void a_story_is_dated_when_readers_first_see_it_not_when_they_were_to() {
        var id = newsroom.draft("Planned.");
        publish(id, Map.of("visibleFrom", in(Duration.ofDays(1)))).statusCode(200);
        var later = in(Duration.ofDays(2));
        publish(id, Map.of("visibleFrom", later)).body("publishedAt", equalTo(later));
        publish(id, Map.of()).statusCode(200);
        var published = get(DELIVERY + "/articles/{id}", id).path("publishedAt").toString();
        assertTrue(Instant.parse(published).isBefore(Instant.now()), published);
        assertEquals(published, publish(id, Map.of()).extract().path("publishedAt"));

        var archived = newsroom.draft("From the archive.");
        var plan = Map.of("publishedAt", "1999-12-31T12:00:00Z", "visibleFrom", later);
        publish(archived, plan).statusCode(200);
        publish(archived, Map.of()).body("publishedAt", equalTo("1999-12-31T12:00:00Z"));
    }

    @Test
    void a_story_is_not_dated_after_readers_see_it() {
        var id = newsroom.draft("Tomorrow’s.");
        publish(id, Map.of("publishedAt", in(Duration.ofDays(1))))
                .statusCode(422)
                .body("errors.pointer", contains("/publishedAt"));
        var plan = Map.of("visibleFrom", in(Duration.ofDays(2)), "publishedAt", in(Duration.ofDays(1)));
        publish(id, plan).statusCode(200);
        var sooner = in(Duration.ofHours(1));
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleFrom", sooner))
                .put(DESK + "/articles/{id}/schedule", id)
                .then()
                .statusCode(200)
                .body("publishedAt", equalTo(sooner));
    }

    @Test
    void taking_back_cancels_what_was_planned_too() {
        var id = newsroom.draft("Never.");
        publish(id, Map.of("visibleFrom", in(Duration.ofDays(1)))).statusCode(200);
        newsroom.unpublish(id).statusCode(204);
        newsroom.assertStands(id, "unpublished");
        newsroom.unpublish(id).statusCode(409);
    }

    @Test
    void an_end_before_its_beginning_is_refused() {
        var id = newsroom.draft("Backwards.");
        publish(id, Map.of("visibleFrom", in(Duration.ofDays(2)), "visibleTo", in(Duration.ofDays(1))))
                .statusCode(422)
                .body("errors.pointer", contains("/visibleTo"));
        publish(id, Map.of("visibleTo", "2020-01-01T00:00:00Z")).statusCode(422);
        newsroom.assertStands(id, "unpublished");
    }

    @Test
    void a_publication_names_the_version_it_publishes() {
        var id = newsroom.draft("Versioned.");
        newsroom.editor()
                .body(Map.of())
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(428);
        newsroom.editor()
                .body(Map.of("version", 7))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(412)
                .body("currentVersion", equalTo(0));
        newsroom.editor()
                .body(Map.of("version", 0))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_story_of_another_day_keeps_its_date_in_the_order_of_the_list() {
        var id = newsroom.draft("From the archive.");
        publish(id, Map.of("publishedAt", "1999-12-31T12:00:00Z"))
                .statusCode(200)
                .body("publishedAt", equalTo("1999-12-31T12:00:00Z"));
        get(DELIVERY + "/articles/{id}", id).then().body("publishedAt", equalTo("1999-12-31T12:00:00Z"));
        get(DELIVERY + "/articles?limit=1").then().body("data.id", not(hasItem(id)));
    }

    @Test
    void two_published_articles_cannot_have_one_address() {
        var first = newsroom.draft("First.");
        String slug = publish(first, Map.of()).extract().path("slug");
        patch(first, Map.of("slug", slug + "-moved"));
        var second = newsroom.draft("Second.");
        patch(second, Map.of("slug", slug));
        publish(second, Map.of()).statusCode(409);

        publish(first, Map.of()).statusCode(200);
        publish(second, Map.of()).statusCode(200);
        get(DELIVERY + "/articles/by-slug/{slug}", slug).then().body("id", equalTo(second));
    }

    private ValidatableResponse publish(String article, Map<String, ?> wish) {
        return newsroom.editor()
                .header("If-Match", "*")
                .body(wish)
                .put(DESK + "/articles/{id}/publication", article)
                .then();
    }

    private void edit(String article, String body) {
        patch(article, Map.of("body", body));
    }

    private void patch(String article, Map<String, ?> fields) {
        newsroom.editor()
                .header("If-Match", "*")
                .body(fields)
                .patch(DESK + "/articles/{id}", article)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse assertText(String article, String text) {
        return text(article).body("text", equalTo(text));
    }

    private static ValidatableResponse text(String article) {
        return get(DELIVERY + "/articles/{id}?format=text", article).then().statusCode(200);
    }

    private static String in(Duration time) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(time).toString();
    }
}
