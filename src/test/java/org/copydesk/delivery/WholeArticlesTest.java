package org.copydesk.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists whose rows are whole articles. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WholeArticlesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"html", "blocks", "markdown", "text", "html&include=quotes,citations,comments"})
    void each_row_is_what_the_article_is_by_itself(String format) throws Exception {
        newsroom.openSample();

        var rows = JSON.readTree(get(DELIVERY + "/articles?limit=100&section=harbour&format=" + format)
                        .asString())
                .get("data");

        assertTrue(rows.size() > 1);
        for (var row : rows) {
            var alone =
                    JSON.readTree(get(DELIVERY + "/articles/" + row.get("id").asText() + "?format=" + format)
                            .asString());
            assertEquals(alone, row);
        }
    }

    @Test
    void what_fields_names_comes_along() throws Exception {
        newsroom.openSample();

        get(DELIVERY + "/articles?fields=text,corrections&limit=2")
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("data", everyItem(aMapWithSize(3)))
                .body("data", everyItem(hasKey("corrections")))
                .body("data", everyItem(hasKey("text")));
        get(DELIVERY + "/articles").then().body("data", everyItem(not(hasKey("html"))));
    }

    @Test
    void a_list_of_an_earlier_instant_has_the_bodies_of_then() {
        var id = newsroom.live("The ferry runs again.");
        var then = Instant.now();
        newsroom.rewrite(id, "The ferry does not run.");
        newsroom.publish(id);

        given().queryParams("ids", id, "format", "text", "at", then.toString())
                .get(DELIVERY + "/articles")
                .then()
                .statusCode(200)
                .body("data.text", contains("The ferry runs again."));
        given().queryParams("ids", id, "format", "text")
                .get(DELIVERY + "/articles")
                .then()
                .body("data[0].text", containsString("does not run"));
    }

    @Test
    void more_than_can_be_sent_at_a_time_is_refused() throws Exception {
        var one = newsroom.live("The ferry runs again.");
        var other = newsroom.live("The gulls are back.");
        lengthen(one);
        lengthen(other);

        given().queryParams("ids", one + "," + other, "format", "text", "limit", 2)
                .get(DELIVERY + "/articles")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"))
                .body("errors[0].detail", containsString("20,000,000"));
        given().queryParams("ids", one + "," + other, "format", "text", "limit", 1)
                .get(DELIVERY + "/articles")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        given().queryParams("ids", one + "," + other, "include", "quotes")
                .get(DELIVERY + "/articles")
                .then()
                .statusCode(200);
        newsroom.retract(one);
        newsroom.retract(other);
    }

    private void lengthen(String article) throws Exception {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update edition set html = repeat('The ferry. ', 1000000) where article_id = ?")) {
            update.setObject(1, UUID.fromString(article));
            update.executeUpdate();
        }
    }
}
