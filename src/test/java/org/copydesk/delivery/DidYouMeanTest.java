package org.copydesk.delivery;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words here are in no other test. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DidYouMeanTest {

    private static boolean made;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void a_story() {
        if (!made) {
            made = true;
            var story = newsroom.live(
                    "The wheelwright’s Zuckerbäckerei moved beside the marquetry. “Ask the bargee,” she said.");
            newsroom.quote(story, "Ask the bargee,");
            newsroom.live("Count Dohna sold his dhow for a yawl and a ketch.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "marqetry | marquetry",
                "Wheelwrihgt | wheelwright",
                "zuckerbackerai | zuckerbäckerei",
                "wheelwright marqetry | wheelwright marquetry",
                "\"the marqetry\" moved -ferry | \"the marquetry\" moved -ferry",
                "marqetry&type=news | marquetry",
                "kecth | ketch",
                "kecth dohna | ketch dohna",
                "yewl | yawl",
                "dohw | dhow",
                "dohan | dohna",
            })
    void a_search_that_finds_nothing_is_answered_with_one_that_does(String typed, String meant) {
        search(typed).body("data", hasSize(0)).body("didYouMean", equalTo(meant));
        search(meant + (typed.contains("&") ? "&type=news" : "")).body("data", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "marquetry",
                "qqqqqqqq",
                "marqetry&type=opinion",
                "marqetry ferrry nonsenze",
                "wheelwright -marquetry",
                "marqetr*",
                "-marqetry",
                "ma",
                "' or 1=1 --",
                "%%% ___",
                "(((((",
            })
    void nothing_is_proposed_where_nothing_would_be_found(String typed) {
        search(typed).body("$", not(hasKey("didYouMean")));
    }

    @Test
    void only_the_first_page_proposes() {
        given().queryParam("q", "marqetry")
                .queryParam("page", 2)
                .get(DELIVERY + "/articles")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("didYouMean")));
    }

    @Test
    void words_that_no_reader_may_see_are_never_proposed() throws SQLException {
        newsroom.draft("A quindecagon for the draft.");
        assertEquals(0, kept("quindecagon"));
        var planned = newsroom.draft("An enneahedron for next year.");
        newsroom.schedule(planned, Instant.now().plus(300, ChronoUnit.DAYS));
        var edited = newsroom.live("Nothing to see.");
        newsroom.rewrite(edited, "Nothing to see but a triskelion.");
        var retracted = newsroom.live("A dodecagram that was none.");
        search("dodecagrum").body("didYouMean", equalTo("dodecagram"));
        newsroom.retract(retracted).statusCode(200);
        var unpublished = newsroom.live("A heptagonal mistake.");
        newsroom.unpublish(unpublished).statusCode(204);
        // Its stem is the same as that of the word in live text, which is what the search itself goes by.
        var plural = newsroom.draft("Three marquetries for next year.");
        newsroom.schedule(plural, Instant.now().plus(300, ChronoUnit.DAYS));
        assertEquals(1, kept("enneahedron"));
        assertEquals(1, kept("marquetries"));

        for (var typed : List.of("quindecagen", "enneahedran", "triskelian", "dodecagrum", "heptagonel")) {
            search(typed).body("data", hasSize(0)).body("$", not(hasKey("didYouMean")));
        }
        search("marquetriez").body("didYouMean", equalTo("marquetry"));

        newsroom.publish(planned).statusCode(200);
        search("enneahedran").body("didYouMean", notNullValue());
    }

    @Test
    void what_stands_without_blanks_is_no_word_to_propose() throws SQLException {
        newsroom.live("東京湾岸道路の新しい船。ท่าเรือกรุงเทพเปิดแล้ว قال مُحَمَّدٌ");
        for (var run : List.of("東京湾岸道路の新しい船", "ท่าเรือกรุงเทพเปิดแล้ว", "مُحَمَّدٌ")) {
            assertEquals(0, kept(run));
        }
        assertEquals(1, kept("marquetry"));
        for (var typed : List.of("東京湾岸鉄道", "東京湾岸道路の新しい舟", "กรุงเทบ", "北京")) {
            search(typed).body("data", hasSize(0)).body("$", not(hasKey("didYouMean")));
        }
        search("東京 marqetry").body("$", not(hasKey("didYouMean")));
    }

    private int kept(String word) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from search_word where word = ?")) {
            statement.setString(1, word);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private static ValidatableResponse search(String typed) {
        var parts = typed.split("&type=");
        var request = given().queryParam("q", parts[0]);
        if (parts.length > 1) {
            request.queryParam("type", parts[1]);
        }
        return request.get(DELIVERY + "/articles").then().statusCode(200);
    }
}
