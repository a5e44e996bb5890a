package org.copydesk.delivery;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who keeps a copy learns what to take out of it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class GoneArticlesTest {

    @Inject
    Newsroom newsroom;

    private String before;

    @BeforeEach
    void what_went_before_is_known() {
        before = Instant.now().toString();
    }

    @Test
    void what_was_taken_back_retracted_or_has_expired_is_listed_in_the_order_in_which_it_went() throws Exception {
        var takenBack = newsroom.live("Taken back.");
        var retracted = newsroom.live("Retracted.");
        var expired = newsroom.draft("Expired.");
        newsroom.unpublish(takenBack).statusCode(204);
        newsroom.retract(retracted).statusCode(200);
        gone("").body("data.id", contains(takenBack, retracted));
        newsroom.publish(
                        expired,
                        Map.of("visibleTo", Instant.now().plusMillis(1200).toString()))
                .statusCode(200);
        // A ready answer, which ends with the article.
        gone("").body("data.id", contains(takenBack, retracted));

        Waiting.until(() -> get(DELIVERY + "/articles/{id}", expired).statusCode() == 404);

        var all =
                gone("&count=true").body("data.id", contains(takenBack, retracted, expired), "meta.total", equalTo(3));
        List<String> times = all.extract().path("data.goneAt");
        assertEquals(times.stream().sorted().toList(), times);
        gone("", times.get(1)).body("data.id", contains(expired));
        assertEquals(List.of(takenBack, retracted, expired), walked());
    }

    @Test
    void what_readers_see_again_or_never_saw_is_not_listed() {
        var again = newsroom.live("Here.");
        newsroom.unpublish(again).statusCode(204);
        gone("").body("data.id", contains(again));
        newsroom.publish(again);
        gone("").body("data", empty());

        newsroom.rewrite(again, "Here still.");
        newsroom.publish(again);
        var planned = newsroom.draft("Planned.");
        newsroom.schedule(planned, Instant.now().plusSeconds(3600));
        newsroom.unpublish(planned).statusCode(204);
        newsroom.publish(newsroom.draft("Ends."), Map.of("visibleTo", "2100-01-01T00:00:00Z"));
        gone("").body("data", empty());

        newsroom.unpublish(again).statusCode(204);
        gone("").body("data.id", contains(again));
    }

    @Test
    void nothing_is_told_of_it_but_its_id_and_when_it_went() {
        newsroom.unpublish(newsroom.live("The mayor was drunk.")).statusCode(204);

        gone("").body("data.collect { it.keySet() }", everyItem(equalTo(Set.of("id", "goneAt"))));
    }

    private ValidatableResponse gone(String more) {
        return gone(more, before);
    }

    private static ValidatableResponse gone(String more, String since) {
        return get(DELIVERY + "/articles/gone?goneAt[gt]=" + since + more)
                .then()
                .statusCode(200);
    }

    private List<String> walked() {
        var seen = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var page = gone("&limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .extract();
            seen.add(page.path("data[0].id"));
            cursor = page.path("meta.nextCursor");
        }
        return seen;
    }
}
