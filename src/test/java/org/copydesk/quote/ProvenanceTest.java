package org.copydesk.quote;

import static io.restassured.RestAssured.get;
import static org.copydesk.HeldBatch.operation;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.copydesk.HeldBatch;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

/** Through whom readers have a quote, where articles disagree about one, and how it is put right. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProvenanceTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Newsroom newsroom;

    @Test
    void readers_see_through_whom_a_quote_came_once_it_is_published() {
        var article = newsroom.draft("He told Tidewire: “It floats like a tax.” The Post printed it.");
        var speaker = person("Abel Quill");
        var agency = source("Tidewire of Abel");
        String quote = quote(
                article,
                speaker,
                "It floats like a tax.",
                List.of(
                        Map.of("person", speaker),
                        Map.of("source", agency, "evidence", Map.of("exact", "He told Tidewire"))));
        get(DELIVERY + "/quotes/{id}/chain", quote).then().statusCode(404);
        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/quotes/{id}/chain", quote)
                .then()
                .statusCode(200)
                .body("text", equalTo("It floats like a tax."), "speaker.name", equalTo("Abel Quill"))
                .body("chain", hasSize(2), "chain[0].person.id", equalTo(speaker))
                .body("chain[1].source.id", equalTo(agency), "chain[1].evidence", equalTo("He told Tidewire"))
                .body("article.id", equalTo(article));
        newsroom.unpublish(article).statusCode(204);
        get(DELIVERY + "/quotes/{id}/chain", quote).then().statusCode(404);
    }

    @Test
    void a_confidential_step_of_the_chain_is_not_shown_to_readers() {
        var article = newsroom.draft("He said: “Nobody saw the anchor go.”");
        var speaker = person("Bram Quill");
        String secret =
                newsroom.create("/sources", Map.of("kind", "person", "name", "Deep Anchor", "confidential", true));
        String quote = quote(
                article,
                speaker,
                "Nobody saw the anchor go.",
                List.of(Map.of("person", speaker), Map.of("source", secret)));
        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/quotes/{id}/chain", quote)
                .then()
                .statusCode(200)
                .body("chain", hasSize(1))
                .body(not(containsString(secret)));
    }

    @Test
    void the_words_that_tell_of_a_confidential_step_are_shown_to_editors_and_changed_by_them_alone() {
        var source = source("Bursar of the yard");
        var article = newsroom.draft("A former bursar heard Ida say “the yard is empty” on Monday.");
        var speaker = person("Ida of the yard");
        var evidence = Map.of("source", source, "evidence", Map.of("exact", "A former bursar"));
        var quote = quote(article, speaker, "the yard is empty", List.of(Map.of("person", speaker), evidence));
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("confidential", true))
                .patch(DESK + "/sources/{id}", source)
                .then()
                .statusCode(200);

        for (var role : List.of(Role.WRITER, Role.MODERATOR)) {
            newsroom.as(role)
                    .get(DESK + "/quotes/{id}", quote)
                    .then()
                    .body("chain.source", contains(null, source))
                    .body("chain.evidence", contains(nullValue(), nullValue()));
        }
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("chain", List.of(Map.of("person", speaker))))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(403)
                .body("detail", containsString("confidential"));

        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(403);

        Map<String, Object> shown =
                newsroom.as(Role.WRITER).get(DESK + "/quotes/{id}", quote).path("");
        shown.put("cue", "say");
        newsroom.as(Role.WRITER)
                .body(shown)
                .put(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200)
                .body("cue", equalTo("say"))
                .body("chain.evidence", contains(nullValue(), nullValue()));
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("hedge", "is said to"))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200);
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("chain[1].evidence.exact", equalTo("A former bursar"));
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("chain", List.of()))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200)
                .body("chain", hasSize(0));
    }

    @Test
    void published_quotes_are_found_by_their_words_in_the_language_of_their_article() {
        var article = newsroom.draft("She said: “The heron keeps our harbour honest.” He said: “The herons sleep.”");
        var speaker = person("Cleo Quill");
        String found = quote(article, speaker, "The heron keeps our harbour honest.", List.of());
        quote(article, person("Dan Quill"), "The herons sleep.", List.of());
        get(DELIVERY + "/quotes?q=harbours heron").then().body("data", empty());
        newsroom.publish(article).statusCode(200);

        get(DELIVERY + "/quotes?q=harbours heron&count=true")
                .then()
                .statusCode(200)
                .body("data.id", contains(found), "meta.total", equalTo(1));
        get(DELIVERY + "/quotes?q=heron&limit=1").then().body("data", hasSize(1), "meta.nextCursor", notNullValue());
        get(DELIVERY + "/persons/{id}/quotes?q=heron", speaker).then().body("data.id", contains(found));
        get(DELIVERY + "/persons/{id}/quotes?q=heron -honest", speaker).then().body("data", empty());
        get(DELIVERY + "/quotes?q=the").then().statusCode(200).body("data", empty());
    }

    @Test
    void the_same_words_of_two_speakers_are_a_conflict_until_one_is_rejected() {
        var one = newsroom.draft("“The eel knows the way home,” said Eve Quill.");
        var other = newsroom.draft("“The eel knows the way home”, said Finn Quill.");
        String first = quote(one, person("Eve Quill"), "The eel knows the way home,", List.of());
        String second = quote(other, person("Finn Quill"), "The eel knows the way home", List.of());
        assertEquals(List.of(1.0f), conflict("attribution", first, second));
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/rejection", second)
                .then()
                .statusCode(200);
        assertEquals(List.of(), conflict("attribution", first, second));
    }

    @Test
    void words_of_one_speaker_that_are_told_in_two_ways_are_a_conflict() {
        var speaker = person("Gus Quill");
        String first = quote(
                newsroom.draft("“We will not raise the fares for the ferry this year.”"),
                speaker,
                "We will not raise the fares for the ferry this year.",
                List.of());
        String second = quote(
                newsroom.draft("“We will raise the fares for the ferry next year.”"),
                speaker,
                "We will raise the fares for the ferry next year.",
                List.of());
        var conflicts = conflict("wording", first, second);
        assertEquals(1, conflicts.size());
        assertTrue(conflicts.get(0) < 1);
        assertEquals(List.of(), conflict("attribution", first, second));
    }

    @Test
    void quotes_that_are_written_at_once_are_found_to_be_in_conflict() throws Exception {
        var one = quoting(newsroom.draft("“The tide waits for no ferry,” they said."), person("Ivy Quill"));
        var other = quoting(newsroom.draft("“The tide waits for no ferry,” they said."), person("Jon Quill"));
        try (var batch = HeldBatch.after(operation("POST", "/quotes", one), newsroom, database)) {
            String second = newsroom.create("/quotes", other);
            var first = batch.letGo().statusCode(200).extract().<String>path("answers[0].body.id");
            assertEquals(List.of(1.0f), conflict("attribution", first, second));
        }
    }

    @Test
    void a_speaker_put_right_while_the_words_are_quoted_elsewhere_leaves_no_conflict() throws Exception {
        var speaker = person("Kit Quill");
        String first = newsroom.create(
                "/quotes", quoting(newsroom.draft("“The tide waits for no ferry,” he said."), person("Lea Quill")));
        var other = quoting(newsroom.draft("“The tide waits for no ferry,” she said."), speaker);
        var right = operation("PATCH", "/quotes/" + first, Map.of("speaker", speaker));
        try (var batch = HeldBatch.after(right, newsroom, database)) {
            String second = newsroom.create("/quotes", other);
            batch.letGo().statusCode(200);
            assertEquals(List.of(), conflict("attribution", first, second));
        }
    }

    @Test
    void articles_that_carry_the_same_words_are_saved_at_once() throws Exception {
        var one = newsroom.draft("“The tide waits for no ferry,” they said.");
        var other = newsroom.draft("“The tide waits for no ferry,” they said.");
        newsroom.create("/quotes", quoting(one, person("Mia Quill")));
        newsroom.create("/quotes", quoting(other, person("Ned Quill")));
        var moved = Map.of("body", "Yesterday: “The tide waits for no ferry,” they said.");
        try (var batch = HeldBatch.after(operation("PATCH", "/articles/" + one, moved), newsroom, database)) {
            newsroom.patch("/articles/" + other, moved);
            batch.letGo().statusCode(200);
        }
    }

    @Test
    void a_correction_reaches_every_article_that_carries_the_quote() {
        var speaker = person("Hal Quill");
        var live = newsroom.draft("“The wall cost two million crowns,” said Hal Quill.");
        var draft = newsroom.draft("Hal Quill said “the wall cost two million crowns” again.");
        var marked = newsroom.draft("“The wall cost *two* million crowns,” said Hal Quill.");
        String quote = quote(live, speaker, "The wall cost two million crowns,", List.of());
        quote(draft, speaker, "the wall cost two million crowns", List.of());
        quote(marked, speaker, "The wall cost two million crowns,", List.of());
        newsroom.publish(live).statusCode(200);

        newsroom.editor()
                .get(DESK + "/quotes/{id}/correction?wrongText=two million&rightText=twelve million", quote)
                .then()
                .statusCode(200)
                .body("articles.article", containsInAnyOrder(live, draft, marked))
                .body("articles.find { it.article == '%s' }.live".formatted(live), equalTo(true))
                .body(
                        "articles.find { it.article == '%s' }.rightText".formatted(draft),
                        equalTo("the wall cost twelve million crowns"))
                .body("articles.find { it.article == '%s' }.problem".formatted(marked), containsString("markup"));
        correct(quote, List.of(live, draft, marked)).statusCode(409).body("articles.article", contains(marked));
        newsroom.editor().get(DESK + "/articles/{id}", draft).then().body("body", containsString("two million"));

        correct(quote, List.of(live, draft))
                .statusCode(200)
                .body("articles.article", containsInAnyOrder(live, draft))
                .body("articles.find { it.article == '%s' }.correction".formatted(live), notNullValue())
                .body("articles.find { it.article == '%s' }.correction".formatted(draft), nullValue());
        get(DELIVERY + "/articles/{id}?include=quotes", live)
                .then()
                .body("html", containsString("twelve million"))
                .body("quotes.text", contains("The wall cost twelve million crowns,"));
        get(DELIVERY + "/corrections?article={id}", live)
                .then()
                .body("data.wrongText", contains("The wall cost two million crowns,"))
                .body("data.rightText", contains("The wall cost twelve million crowns,"));
        newsroom.editor()
                .get(DESK + "/quotes?article={id}", draft)
                .then()
                .body("data.text", contains("the wall cost twelve million crowns"))
                .body("data.status", contains("confirmed"));
    }

    @Test
    void a_quote_of_several_segments_is_put_right() {
        var article = newsroom.draft("“We lost two million,” said Mia Quill, “and then the rest.”");
        String quote = newsroom.create(
                "/quotes",
                Map.of(
                        "article",
                        article,
                        "kind",
                        "direct",
                        "speaker",
                        person("Mia Quill"),
                        "segments",
                        List.of(Map.of("exact", "We lost two million,"), Map.of("exact", "and then the rest."))));
        newsroom.publish(article).statusCode(200);

        correct(quote, List.of(article)).statusCode(200);

        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("confirmed"))
                .body("segments.exact", contains("We lost twelve million,", "and then the rest."));
    }

    @Test
    void words_in_another_form_of_unicode_are_put_right() {
        var article = newsroom.draft("“The caf\u00e9 cost two million,” said Oda Quill.");
        String quote = quote(article, person("Oda Quill"), "The caf\u00e9 cost two million,", List.of());
        newsroom.editor()
                .get(DESK + "/quotes/{id}/correction?wrongText=cafe\u0301&rightText=re\u0301sume\u0301", quote)
                .then()
                .body("articles.rightText", contains("The r\u00e9sum\u00e9 cost two million,"));
        newsroom.editor()
                .body(Map.of("wrongText", "cafe\u0301", "rightText", "re\u0301sume\u0301", "publicText", "x"))
                .put(DESK + "/quotes/{id}/correction", quote)
                .then()
                .statusCode(200);
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("text", equalTo("The r\u00e9sum\u00e9 cost two million,"));
    }

    @Test
    void two_quotes_of_the_same_words_are_put_right_together() {
        var article = newsroom.draft("Early on Monday “it cost two million,” said Pia Quill.");
        var speaker = person("Pia Quill");
        String quote = quote(article, speaker, "it cost two million,", List.of());
        String again = quote(article, speaker, "it cost two million,", List.of());
        newsroom.publish(article).statusCode(200);

        correct(quote, List.of(article))
                .statusCode(200)
                .body("articles.quote", containsInAnyOrder(quote, again))
                .body("articles.correction.unique()", hasSize(1));

        get(DELIVERY + "/articles/{id}?include=quotes", article)
                .then()
                .body("quotes.text", contains("it cost twelve million,", "it cost twelve million,"))
                .body("corrections", hasSize(1), "corrections[0].quotes", containsInAnyOrder(quote, again));
    }

    @Test
    void quotes_with_the_wrong_words_in_two_places_are_put_right_by_hand() {
        var article = newsroom.draft("“It cost two million,” said Quin Quill. It did: “it cost two million” then.");
        var speaker = person("Quin Quill");
        String quote = quote(article, speaker, "It cost two million,", List.of());
        String again = quote(article, speaker, "it cost two million", List.of());
        correct(quote, List.of(article))
                .statusCode(409)
                .body("articles.quote", containsInAnyOrder(quote, again))
                .body("articles.problem", everyItem(containsString("elsewhere")));
    }

    @Test
    void right_words_that_would_be_markup_are_not_proposed() {
        var article = newsroom.draft("“It cost two million,” said Rae Quill.");
        String quote = quote(article, person("Rae Quill"), "It cost two million,", List.of());
        newsroom.editor()
                .get(DESK + "/quotes/{id}/correction?wrongText=two million&rightText=*twelve* million", quote)
                .then()
                .statusCode(200)
                .body("articles.problem", contains(containsString("markup")))
                .body("more", equalTo(false));
        newsroom.editor()
                .body(Map.of("wrongText", "two million", "rightText", "<b>12</b> million", "publicText", "x"))
                .put(DESK + "/quotes/{id}/correction", quote)
                .then()
                .statusCode(409)
                .body("articles.article", contains(article));
    }

    @Test
    void no_more_than_a_hundred_quotes_are_put_right_at_once() {
        var article = newsroom.draft("“It cost two million,” said Sue Quill.");
        var speaker = person("Sue Quill");
        String quote = quote(article, speaker, "It cost two million,", List.of());
        for (var i = 0; i < 100; i++) {
            quote(article, speaker, "It cost two million,", List.of());
        }
        newsroom.editor()
                .get(DESK + "/quotes/{id}/correction?wrongText=two million&rightText=twelve million", quote)
                .then()
                .body("articles", hasSize(100), "more", equalTo(true));
        correct(quote, List.of(article)).statusCode(409).body("detail", containsString("too many"));
    }

    @Test
    void a_correction_leaves_alone_what_others_said_and_what_is_being_written() {
        var said = newsroom.draft("“It cost two million,” said Kay Quill.");
        var written = newsroom.draft("Kay Quill: “It cost two million,” on Monday.");
        var another = newsroom.draft("“It cost two million,” said Lee Quill.");
        var speaker = person("Kay Quill");
        String quote = quote(said, speaker, "It cost two million,", List.of());
        quote(written, speaker, "It cost two million,", List.of());
        quote(another, person("Lee Quill"), "It cost two million,", List.of());
        newsroom.publish(written).statusCode(200);
        newsroom.rewrite(written, "Kay Quill: “It cost two million,” on Monday, and a rumour");

        correct(quote, List.of(said, written, another))
                .statusCode(409)
                .body("articles.article", contains(written))
                .body("articles.problem", contains(containsString("not seen")));
        get(DELIVERY + "/articles/{id}", written).then().body("html", not(containsString("rumour")));
        correct(quote, List.of(said, another)).statusCode(200).body("articles.article", contains(said));

        newsroom.publish(written).statusCode(200);
        correct(quote, List.of(said, written)).statusCode(409).body("articles.article", contains(said));
    }

    @Test
    void a_correction_leaves_alone_what_is_planned() {
        var speaker = person("Ned Quill");
        var said = newsroom.draft("“It cost two million,” said Ned Quill.");
        var scheduled = newsroom.draft("“It cost two million,” said Ned Quill on Monday.");
        var changing = newsroom.draft("“It cost two million,” said Ned Quill on Tuesday.");
        String quote = quote(said, speaker, "It cost two million,", List.of());
        quote(scheduled, speaker, "It cost two million,", List.of());
        quote(changing, speaker, "It cost two million,", List.of());
        newsroom.publish(changing).statusCode(200);
        for (var article : List.of(scheduled, changing)) {
            newsroom.schedule(article, Instant.now().plus(1, ChronoUnit.DAYS));
        }

        newsroom.editor()
                .get(DESK + "/quotes/{id}/correction?wrongText=two million&rightText=twelve million", quote)
                .then()
                .body("articles.findAll { it.problem == null }.article", contains(said));
        correct(quote, List.of(said, scheduled, changing))
                .statusCode(409)
                .body("articles.article", containsInAnyOrder(scheduled, changing))
                .body("articles.problem", everyItem(containsString("planned")));
        correct(quote, List.of(said)).statusCode(200);
    }

    @Test
    void only_editors_correct_across_articles() {
        var article = newsroom.draft("“The tern is a small gull,” said Ida.");
        String quote = quote(article, person("Ida Quill"), "The tern is a small gull,", List.of());
        newsroom.as(Role.WRITER)
                .body(Map.of("wrongText", "small", "rightText", "large", "publicText", "Large."))
                .put(DESK + "/quotes/{id}/correction", quote)
                .then()
                .statusCode(403);
        newsroom.editor()
                .get(DESK + "/quotes/{id}/correction?wrongText=small", quote)
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("rightText"));
    }

    private ValidatableResponse correct(String quote, List<String> articles) {
        return newsroom.editor()
                .body(Map.of(
                        "wrongText",
                        "two million",
                        "rightText",
                        "twelve million",
                        "publicText",
                        "The wall cost twelve million crowns, not two.",
                        "articles",
                        articles))
                .put(DESK + "/quotes/{id}/correction", quote)
                .then();
    }

    /** How alike the two quotes are where they are listed as a conflict of this kind. */
    private List<Float> conflict(String kind, String one, String other) {
        return newsroom.editor()
                .get(DESK + "/quotes/conflicts?limit=100&kind={kind}", kind)
                .then()
                .statusCode(200)
                .extract()
                .path("data.findAll { it.quote.id in ['%1$s', '%2$s'] && it.other.id in ['%1$s', '%2$s'] }.similarity"
                        .formatted(one, other));
    }

    private static Map<String, Object> quoting(String article, String speaker) {
        var segments = List.of(Map.of("exact", "The tide waits for no ferry,"));
        return Map.of("article", article, "kind", "direct", "speaker", speaker, "segments", segments);
    }

    private String quote(String article, String speaker, String exact, List<?> chain) {
        return newsroom.create(
                "/quotes",
                Map.of(
                        "article",
                        article,
                        "kind",
                        "direct",
                        "speaker",
                        speaker,
                        "segments",
                        List.of(Map.of("exact", exact)),
                        "chain",
                        chain));
    }

    private String person(String name) {
        return newsroom.create("/persons", Map.of("kind", "person", "name", name));
    }

    private String source(String name) {
        return newsroom.create("/sources", Map.of("kind", "agency", "name", name));
    }
}
