package org.copydesk.edition;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class CorrectionTest {

    private static final Map<String, String> TWELVE_NOT_TEN = Map.of(
            "kind", "correction",
            "publicText", "The ferry has twelve boats, not ten.",
            "wrongText", "ten boats",
            "rightText", "twelve boats");

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void the_corrected_text_and_the_correction_appear_together() {
        var id = newsroom.live("The ferry has ten boats.");
        newsroom.rewrite(id, "The ferry has twelve boats.");
        correct(id, TWELVE_NOT_TEN).statusCode(201).body("fromRevision", equalTo(1), "toRevision", equalTo(2));

        get(DELIVERY + "/articles/{id}?format=text", id)
                .then()
                .body("text", equalTo("The ferry has twelve boats."))
                .body("corrections.publicText", contains("The ferry has twelve boats, not ten."));
        get(DELIVERY + "/corrections?kind=correction&limit=100").then().body("data.article.id", hasItem(id));
        get(DELIVERY + "/corrections?kind=update&limit=100").then().body("data.article.id", not(hasItem(id)));
        get(DELIVERY + "/corrections?kind=update,correction&article={id}", id)
                .then()
                .body("data.article.id", contains(id));
        get(DELIVERY + "/corrections?kind=erratum").then().statusCode(400);
        var at = get(DELIVERY + "/corrections?article={id}", id).<String>path("data[0].publishedAt");
        get(DELIVERY + "/corrections?publishedAt[gte]={at}&article={id}", at, id)
                .then()
                .body("data", hasSize(1));
        get(DELIVERY + "/corrections?publishedAt[lt]={at}&article={id}", at, id)
                .then()
                .body("data", hasSize(0));
        get(DELIVERY + "/articles/{id}/history", id)
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("data[0].corrections.wrongText", contains("ten boats"))
                .body("data[1].corrections", hasSize(0));
    }

    @Test
    void a_correction_stays_with_the_article_through_later_editions() {
        var id = newsroom.live("The ferry has ten boats.");
        newsroom.rewrite(id, "The ferry has twelve boats.");
        correct(id, TWELVE_NOT_TEN).statusCode(201);
        newsroom.rewrite(id, "The ferry has twelve boats and a dog.");
        newsroom.publish(id).statusCode(200);

        get(DELIVERY + "/articles/{id}", id).then().body("corrections", hasSize(1));
    }

    @Test
    void a_planned_change_is_neither_lost_to_a_correction_nor_brings_the_error_back() {
        var id = newsroom.live("The ferry has ten boats.");
        newsroom.rewrite(id, "The ferry has ten boats and a dog.");
        newsroom.schedule(id, Instant.now().plusSeconds(86_400));
        newsroom.rewrite(id, "The ferry has twelve boats.");
        newsroom.editor().get(DESK + "/articles/{id}", id).then().body("actions", not(hasItem("correct")));

        correct(id, TWELVE_NOT_TEN)
                .statusCode(409)
                .body("detail", containsString("/desk/articles/" + id + "/schedule"));

        newsroom.editor().get(DESK + "/articles/{id}", id).then().body("publication.nextEditionFrom", notNullValue());
        newsroom.editor().header("If-Match", "*").delete(DESK + "/articles/{id}/schedule", id);
        newsroom.editor().get(DESK + "/articles/{id}", id).then().body("actions", hasItem("correct"));
        correct(id, TWELVE_NOT_TEN).statusCode(201);
    }

    @Test
    void an_error_is_not_called_an_update() {
        var id = newsroom.live("The ferry has ten boats.");
        correct(id, Map.of("kind", "update", "publicText", "More boats.", "wrongText", "ten boats"))
                .statusCode(422)
                .body("errors.pointer", contains("/wrongText"));
        correct(id, Map.of("publicText", "More boats.")).statusCode(400).body("errors.pointer", contains("/kind"));
    }

    @Test
    void words_that_nobody_read_cannot_be_corrected() {
        var id = newsroom.live("The ferry has ten boats.");
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "nine boats"))
                .statusCode(422)
                .body("errors.pointer", contains("/wrongText"));
        correct(id, Map.of("kind", "correction", "publicText", "x", "rightText", "twelve boats"))
                .statusCode(422)
                .body("errors.pointer", contains("/rightText"));
        correct(newsroom.draft("Never seen."), Map.of("kind", "correction", "publicText", "x"))
                .statusCode(409);
        correct(id, Map.of("kind", "retraction", "publicText", "x")).statusCode(422);
        get(DELIVERY + "/articles/{id}", id).then().body("corrections", hasSize(0));
    }

    @Test
    void a_correction_says_nothing_that_is_not_so() {
        var id = newsroom.live("The ferry has ten boats.");
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "ten boats"))
                .statusCode(422)
                .body("errors.pointer", contains("/wrongText"));
        newsroom.rewrite(id, "The ferry has twelve boats and ten boats.");
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "ten boats", "rightText", "ten boats"))
                .statusCode(422)
                .body("errors.pointer", contains("/wrongText"));
        var anothers = newsroom.quote(newsroom.draft("“No,” she said."), "No,");
        var own = newsroom.quote(id, "twelve boats");
        correct(id, Map.of("kind", "correction", "publicText", "x", "quotes", List.of(own, anothers)))
                .statusCode(422)
                .body("errors.pointer", contains("/quotes/1"));
        correct(id, Map.of("kind", "correction", "publicText", "x", "quotes", List.of(own)))
                .statusCode(201);
    }

    @Test
    void words_that_are_wrong_stand_less_often_than_before() {
        var id = newsroom.live("There are 100 gulls. There are 100 boats, said the mayor.");
        newsroom.rewrite(id, "There are 100 gulls. There are 90 boats, said the mayor.");
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "100 gulls"))
                .statusCode(422)
                .body("errors.pointer", contains("/wrongText"));
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "100"))
                .statusCode(201);
        newsroom.rewrite(id, "There are 100 gulls. There are 90 boats, said the mayor of Tolling.");
        var mayor = Map.of("kind", "correction", "publicText", "x", "wrongText", "the mayor");
        correct(id, mayor).statusCode(422);
        var right = new HashMap<>(mayor);
        right.put("rightText", "the mayor of Tolling");
        correct(id, right).statusCode(201);
    }

    @Test
    void a_headline_is_corrected_and_words_in_another_form_of_unicode_are_the_same() {
        var article = newsroom.article("The caf\u00e9 is red.");
        article.put("headline", "Harbour mastre resigns");
        String id = newsroom.draft(article);
        newsroom.publish(id).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("headline", "Harbour master resigns"))
                .patch(DESK + "/articles/{id}", id);
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "mastre", "rightText", "master"))
                .statusCode(201);

        newsroom.rewrite(id, "The caf\u00e9 is blue.");
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "cafe\u0301 is red"))
                .statusCode(201)
                .body("wrongText", equalTo("caf\u00e9 is red"));
    }

    @Test
    void a_byline_and_a_caption_are_corrected_in_whatever_form_of_unicode_they_were_typed() {
        var article = newsroom.article("Text.");
        article.put("byline", "Jose\u0301 Doe");
        article.put("image", Map.of("url", "https://example.org/a.jpg", "caption", "The cafe\u0301"));
        String id = newsroom.draft(article);
        newsroom.publish(id).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("byline", "Josefa Doe", "image", Map.of("caption", "The bar")))
                .patch(DESK + "/articles/{id}", id);
        correct(
                        id,
                        Map.of(
                                "kind",
                                "correction",
                                "publicText",
                                "x",
                                "wrongText",
                                "Jose\u0301 Doe",
                                "rightText",
                                "Josefa Doe"))
                .statusCode(201)
                .body("wrongText", equalTo("Jos\u00e9 Doe"));
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("image", Map.of("caption", "The cafe\u0301")))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .body("image.caption", equalTo("The caf\u00e9"));
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "bar", "rightText", "caf\u00e9"))
                .statusCode(201);
    }

    @Test
    void what_was_published_in_another_form_of_unicode_is_corrected_too() throws Exception {
        var id = newsroom.live("Text.");
        try (var connection = database.getConnection();
                var old = connection.prepareStatement(
                        "update edition set summary = jsonb_set(summary::jsonb, '{byline}', to_jsonb(?)) where article_id = ?::uuid")) {
            old.setString(1, "Jose\u0301 Doe");
            old.setString(2, id);
            old.execute();
        }
        correct(id, Map.of("kind", "correction", "publicText", "x", "wrongText", "Jos\u00e9 Doe"))
                .statusCode(201);
    }

    @Test
    void a_retracted_article_is_a_tombstone_on_every_address() {
        var article = newsroom.article("They said “we saw it all” and left.");
        article.put("slug", "retracted-later");
        String id = newsroom.draft(article);
        var quote = newsroom.quote(id, "we saw it all");
        newsroom.publish(id).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("slug", "retracted-later-renamed"))
                .patch(DESK + "/articles/{id}", id);
        newsroom.publish(id).statusCode(200);
        var seen = Instant.now().toString();
        var cursor = get(DELIVERY + "/articles?limit=1").path("meta.nextCursor");

        newsroom.retract(id).statusCode(200).body("kind", equalTo("retraction"));

        for (var address : new String[] {
            "/articles/" + id,
            "/articles/" + id + "?include=quotes,citations,comments",
            "/articles/" + id + "?at=" + seen,
            "/articles/" + id + "/history",
            "/articles/" + id + "/comments",
            "/articles/by-slug/retracted-later",
            "/articles/by-slug/retracted-later-renamed",
            "/quotes/" + quote,
            "/quotes/" + quote + "/chain"
        }) {
            get(DELIVERY + address)
                    .then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:copydesk:problem:retracted"))
                    .body("headline", equalTo("Harbour wall holds"), "reason", equalTo("It did not happen."));
        }
        for (var list : new String[] {
            "/articles?limit=100",
            "/articles?limit=100&at=" + seen,
            "/quotes?limit=100",
            "/quotes?limit=100&q=saw",
            "/articles?cursor=" + cursor
        }) {
            get(DELIVERY + list).then().body("data.id", not(hasItem(id))).body("data.id", not(hasItem(quote)));
        }
        given().contentType("application/json")
                .body(Map.of("author", Map.of("name", "Ann"), "body", "But why?"))
                .post(DELIVERY + "/articles/{id}/comments", id)
                .then()
                .statusCode(410);
        get(DELIVERY + "/corrections?kind=retraction&limit=100").then().body("data.article.id", hasItem(id));
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("disputed"), "verification.method", equalTo("retraction of the article"));
        newsroom.assertStands(id, "retracted");
    }

    @Test
    void a_retracted_article_is_published_again_only_after_the_retraction_is_lifted() {
        var id = newsroom.live("Text.");
        newsroom.retract(id).statusCode(200);
        newsroom.retract(id).statusCode(409);
        newsroom.publish(id).statusCode(409);
        correct(id, TWELVE_NOT_TEN).statusCode(409).body("detail", containsString("Lift the retraction first"));

        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}/retraction", id)
                .then()
                .statusCode(204);

        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
        newsroom.publish(id).statusCode(200);
        get(DELIVERY + "/articles/{id}", id).then().statusCode(200);
    }

    @Test
    void readers_learn_why_an_article_is_gone_that_was_taken_back_first() {
        var id = newsroom.live("Text.");
        newsroom.unpublish(id).statusCode(204);
        get(DELIVERY + "/articles/{id}", id).then().statusCode(404);
        newsroom.retract(id).statusCode(200);
        get(DELIVERY + "/articles/{id}", id).then().statusCode(410);
    }

    @Test
    void only_what_was_published_is_retracted_and_only_by_editors() {
        newsroom.retract(newsroom.draft("Never seen.")).statusCode(409);
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("publicText", "x"))
                .put(DESK + "/articles/{id}/retraction", newsroom.live("Text."))
                .then()
                .statusCode(403);
    }

    @Test
    void readers_look_back_at_what_they_saw() {
        var id = newsroom.draft("First text: “we saw it” or “we saw nothing”.");
        var quote = newsroom.quote(id, "we saw it");
        String then = newsroom.publish(id).extract().path("visibleFrom");
        newsroom.rewrite(id, "Second text: “we saw nothing”.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("segments", List.of(Map.of("exact", "we saw nothing"))))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200);
        newsroom.publish(id).statusCode(200);

        get(DELIVERY + "/articles/{id}?format=text&at={at}", id, then).then().body("text", startsWith("First text"));
        get(DELIVERY + "/articles?limit=100&include=quotes&at={at}", then)
                .then()
                .body("data.find { it.id == '%s' }.quotes.text".formatted(id), contains("we saw it"));
        get(DELIVERY + "/articles?limit=100&include=quotes&ids={id}", id)
                .then()
                .body("data[0].quotes.text", contains("we saw nothing"));
        get(DELIVERY + "/articles/{id}?at=2020-01-01T00:00:00Z", id).then().statusCode(404);
        get(DELIVERY + "/articles?at=2020-01-01T00:00:00Z").then().body("data", hasSize(0));
        get(DELIVERY + "/articles/{id}?at=2999-01-01T00:00:00Z", id)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("at"));
    }

    @Test
    void looking_back_does_not_bring_back_what_was_taken_back() {
        var id = newsroom.draft("Text.");
        String then = newsroom.publish(id).extract().path("visibleFrom");
        newsroom.unpublish(id).statusCode(204);

        get(DELIVERY + "/articles/{id}?at={at}", id, then).then().statusCode(404);
        get(DELIVERY + "/articles?limit=100&at={at}", then).then().body("data.id", not(hasItem(id)));
    }

    private ValidatableResponse correct(String id, Map<String, ?> correction) {
        return newsroom.editor()
                .header("If-Match", "*")
                .body(correction)
                .post(DESK + "/articles/{id}/corrections", id)
                .then();
    }
}
