package org.copydesk.quote;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class QuotingTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void words_that_are_not_in_the_text_are_answered_with_the_nearest_passage() {
        var article = newsroom.draft("The mate said: “We have missed the gulls.”");
        create(article, "We have missed the girls.")
                .statusCode(422)
                .body("errors.pointer", contains("/segments/0/exact"))
                .body("nearest.exact", containsString("We have missed the gulls."), "nearest.start", equalTo(15));
        create(article, "We have missed the gulls.").statusCode(201);
    }

    @Test
    void words_that_occur_twice_are_singled_out_by_what_stands_before_them() {
        var article = newsroom.draft("“No,” said Ann. “No,” said Bo.");
        create(article, "No,").statusCode(422).body("occurrences.start", contains(1, 17));
        create(article, Map.of("segments", List.of(Map.of("exact", "No,", "prefix", "Ann. “"))))
                .statusCode(201)
                .body("anchors.segments.start", contains(17));
    }

    @Test
    void anchors_count_code_points_and_quotes_come_back_byte_for_byte() {
        var words = "Ẹ kú àárọ̀ 👩‍👧‍👦, שלום";
        var article = newsroom.draft("😀 Adé said “" + words + "”.");
        String quote = create(article, words)
                .statusCode(201)
                .body("text", equalTo(words))
                .body("anchors.segments[0].start", equalTo(12))
                .body("anchors.segments[0].end", equalTo(12 + words.codePointCount(0, words.length())))
                .extract()
                .path("id");
        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/quotes/{id}", quote).then().body("text", equalTo(words), "segments[0].start", equalTo(12));
    }

    @Test
    void a_headline_is_quoted_in_whatever_form_of_unicode_it_was_typed() {
        var article = newsroom.article("Text.");
        article.put("headline", "“Cafe\u0301 for ever,” says mayor");
        String id = newsroom.as(Role.WRITER)
                .body(article)
                .post(DESK + "/articles")
                .then()
                .statusCode(201)
                .body("headline", equalTo("“Caf\u00e9 for ever,” says mayor"))
                .extract()
                .path("id");
        for (var words : List.of("Cafe\u0301 for ever,", "Caf\u00e9 for ever,")) {
            create(id, Map.of("kind", "headline", "segments", List.of(Map.of("exact", words))))
                    .statusCode(201);
        }
    }

    @Test
    void a_quote_is_not_made_of_words_that_a_save_takes_away_meanwhile() throws Exception {
        newsroom.openSample();
        var article = newsroom.draft("He said “it floats” and left.");
        var quote = Map.of(
                "segments", List.of(Map.of("exact", "it floats")), "speaker", "0197a000-0003-7000-8000-000000000008");
        var answer = delayedAt(
                "person",
                "access exclusive",
                () -> create(article, quote).extract().statusCode(),
                () -> edit(article, "He said nothing."));
        assertEquals(422, answer);
    }

    @Test
    void a_citation_is_not_declared_by_words_that_a_save_takes_away_meanwhile() throws Exception {
        newsroom.openSample();
        var article = newsroom.draft("He said “it floats” and left.");
        var citation = Map.of(
                "article",
                article,
                "source",
                "0197a000-0004-7000-8000-000000000001",
                "role",
                "primary",
                "declaredAs",
                Map.of("exact", "He said"));
        var answer = delayedAt(
                "source",
                "access exclusive",
                () -> newsroom.editor().body(citation).post(DESK + "/citations").statusCode(),
                () -> edit(article, "Nobody spoke."));
        assertEquals(422, answer);
    }

    @Test
    void a_save_does_not_overlook_a_quote_that_is_made_meanwhile() throws Exception {
        var article = newsroom.draft("He said “it floats” and left.");
        var answer = delayedAt(
                "revision",
                "share",
                () -> newsroom.editor()
                        .header("If-Match", "\"0\"")
                        .body(Map.of("body", "He said nothing."))
                        .patch(DESK + "/articles/{id}", article)
                        .then()
                        .body("staleQuotes.text", contains("it floats"))
                        .extract()
                        .statusCode(),
                () -> create(article, "it floats").statusCode(201));
        assertEquals(200, answer);
    }

    @Test
    void an_approval_does_not_overlook_a_quote_that_is_made_meanwhile() throws Exception {
        var article = newsroom.draft("He said “it floats” and left.");
        newsroom.as(Role.WRITER).header("If-Match", "*").put(DESK + "/articles/{id}/review", article);
        var answer = delayedAt(
                "review_note",
                "share",
                () -> newsroom.editor()
                        .header("If-Match", "\"1\"")
                        .put(DESK + "/articles/{id}/approval", article)
                        .statusCode(),
                () -> create(article, "it floats").statusCode(201));
        assertEquals(412, answer);
    }

    @Test
    void a_save_and_a_verdict_do_not_lock_each_other_out() throws Exception {
        var article = newsroom.draft("He said “it floats” and left.");
        var quote = newsroom.quote(article, "it floats");
        var threads = Executors.newFixedThreadPool(2);
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "select id from article where id = '" + article + "' for update");
            var save = threads.submit(() -> edit(article, "On Monday he said “it floats” and left."));
            Waiting.untilBlocked(database, 1);
            var verdict = threads.submit(() -> newsroom.editor()
                    .header("If-Match", "*")
                    .put(DESK + "/quotes/{id}/confirmation", quote)
                    .then()
                    .statusCode(200));
            Waiting.untilBlocked(database, 2);
            holder.commit();
            save.get();
            verdict.get();
        } finally {
            threads.shutdown();
        }
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("verification.by", equalTo("Test EDITOR"))
                .body("anchors.segments.start", contains(19));
    }

    @Test
    void a_quote_of_words_that_the_text_does_not_have_is_not_published() throws Exception {
        var article = newsroom.draft("He said “it floats” and left.");
        var quote = newsroom.quote(article, "it floats");
        try (var connection = database.getConnection()) {
            run(connection, "update article set text = 'He said nothing.' where id = '" + article + "'");
        }
        newsroom.publish(article).statusCode(409).body("staleQuotes.id", contains(quote));
    }

    @Test
    void an_edit_elsewhere_moves_the_anchor_and_leaves_the_quote_sound() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        edit(article, "On Monday he said “it floats” and left.").body("staleQuotes", empty());
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("confirmed"), "anchors.revision", equalTo(2))
                .body("anchors.segments.start", contains(19));
    }

    @Test
    void an_edit_gives_nobody_the_words_of_another_nor_other_words() {
        var article =
                newsroom.draft("“We will never sell,” said Ann.\n\n“We will never sell,” said Bo. It cost “100”.");
        String anns = create(
                        article,
                        Map.of("segments", List.of(Map.of("exact", "We will never sell,", "suffix", "” said Ann"))))
                .statusCode(201)
                .extract()
                .path("id");
        String price = create(article, "100").statusCode(201).extract().path("id");
        edit(article, "Ann kept silent.\n\n“We will never sell,” said Bo. It cost “100,000”.")
                .body("staleQuotes.id", contains(anns, price));
        for (var quote : List.of(anns, price)) {
            newsroom.editor()
                    .header("If-Match", "*")
                    .put(DESK + "/quotes/{id}/confirmation", quote)
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("cannot be confirmed"));
        }
        newsroom.editor()
                .get(DESK + "/quotes/{id}", anns)
                .then()
                .body("anchors.revision", equalTo(1), "anchors.segments.start", contains(1));
    }

    @Test
    void an_edit_gives_nobody_the_words_of_another_where_they_stood_once() {
        var article = newsroom.draft("“The pier is safe to walk on,” said Ann Fell.\n\nThe ferry left at noon.");
        var quote = newsroom.quote(article, "The pier is safe to walk on,");
        edit(article, "The ferry left at noon, Ann Fell told us.\n\n“The pier is safe to walk on,” said Bo Roe.")
                .body("staleQuotes.id", contains(quote));
        newsroom.publish(article).statusCode(409);
    }

    @Test
    void an_edit_that_is_undone_leaves_a_quote_sound() {
        var article = newsroom.draft("He said “it floats” and left.");
        var quote = newsroom.quote(article, "it floats");
        edit(article, "He left.").body("staleQuotes.id", contains(quote));
        edit(article, "He said “it floats” and left.").body("staleQuotes", empty());
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("confirmed"), "anchors.revision", equalTo(3));
        newsroom.publish(article).statusCode(200);
    }

    @Test
    void a_stale_quote_that_is_put_back_as_it_stands_is_found_where_its_words_stood() {
        var article = newsroom.draft("“It floats,” he said, and left for the harbour.");
        var quote = newsroom.quote(article, "It floats,");
        edit(article, "He left for the harbour.");
        putBack(quote).body("status", equalTo("stale"));
        edit(article, "On Monday: “It floats,” he said, and left for the harbour.")
                .body("staleQuotes.id", contains(quote));
        putBack(quote).body("status", equalTo("confirmed"));
        newsroom.publish(article).statusCode(200);
    }

    @Test
    void a_rejected_quote_no_longer_stands_in_the_way_nor_before_readers() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        edit(article, "He said “it sinks” and left.").body("staleQuotes.id", contains(quote));
        newsroom.publish(article)
                .statusCode(409)
                .body("detail", containsString("words of a quote where they stood. Give"))
                .body("detail", not(containsString("onfirm")));

        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("note", "Withdrawn by the speaker."))
                .put(DESK + "/quotes/{id}/rejection", quote)
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"), "verification.note", equalTo("Withdrawn by the speaker."));

        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/articles/{id}?include=quotes", article).then().body("quotes", empty());
        get(DELIVERY + "/quotes/{id}", quote).then().statusCode(404);
    }

    @Test
    void a_disputed_quote_is_shown_marked() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/dispute", quote)
                .then()
                .statusCode(200);
        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/quotes/{id}", quote).then().body("status", equalTo("disputed"));
    }

    @Test
    void what_an_editor_has_rejected_or_disputed_is_not_made_sound_by_a_writer() {
        for (var verdict : List.of("rejection", "dispute")) {
            var article = newsroom.draft("He said “it floats” and “it sinks”.");
            var quote = newsroom.quote(article, "it floats");
            newsroom.editor()
                    .header("If-Match", "*")
                    .put(DESK + "/quotes/{id}/" + verdict, quote)
                    .then()
                    .statusCode(200);
            create(article, "it floats").statusCode(409).body("detail", containsString(quote + "/confirmation"));
            for (var otherwise :
                    List.of(Map.of("segments", List.of(Map.of("exact", "it sinks"))), Map.of("kind", "partial"))) {
                newsroom.as(Role.WRITER)
                        .header("If-Match", "*")
                        .body(otherwise)
                        .patch(DESK + "/quotes/{id}", quote)
                        .then()
                        .statusCode(409)
                        .body("detail", containsString("Ask an editor"));
            }
            String other = create(article, "it sinks").statusCode(201).extract().path("id");
            newsroom.as(Role.WRITER)
                    .header("If-Match", "*")
                    .body(Map.of("segments", List.of(Map.of("exact", "it floats"))))
                    .patch(DESK + "/quotes/{id}", other)
                    .then()
                    .statusCode(409);
            newsroom.as(Role.WRITER)
                    .header("If-Match", "*")
                    .delete(DESK + "/quotes/{id}", quote)
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("Ask an editor"));

            String kept = newsroom.quote(article, "it floats");
            for (var either : List.of(quote, kept)) {
                newsroom.as(Role.WRITER)
                        .header("If-Match", "*")
                        .body(Map.of("cue", "said"))
                        .patch(DESK + "/quotes/{id}", either)
                        .then()
                        .statusCode(200);
            }
            newsroom.editor()
                    .header("If-Match", "*")
                    .delete(DESK + "/quotes/{id}", quote)
                    .then()
                    .statusCode(204);
        }
    }

    @Test
    void a_dispute_reaches_readers_with_the_next_edition() {
        var article = newsroom.draft("He said “it floats” and left.");
        var quote = newsroom.quote(article, "it floats");
        newsroom.publish(article).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/dispute", quote)
                .then()
                .statusCode(200);
        get(DELIVERY + "/quotes/{id}", quote).then().body("status", equalTo("confirmed"));
        newsroom.assertStands(article, "liveWithNewerDraft");
        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/quotes/{id}", quote).then().body("status", equalTo("disputed"));
    }

    @Test
    void a_verdict_is_on_the_quote_that_the_editor_has_read() {
        var article = newsroom.draft("He said “it floats” and left.");
        var quote = newsroom.quote(article, "it floats");
        newsroom.as(Role.WRITER)
                .header("If-Match", "\"0\"")
                .body(Map.of("speakerAsWritten", "Somebody else"))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200);
        for (var verdict : List.of("confirmation", "rejection", "dispute")) {
            var path = DESK + "/quotes/" + quote + "/" + verdict;
            newsroom.editor().put(path).then().statusCode(428);
            newsroom.editor()
                    .header("If-Match", "\"0\"")
                    .put(path)
                    .then()
                    .statusCode(412)
                    .body("currentVersion", equalTo(1));
        }
        newsroom.editor()
                .header("If-Match", "\"1\"")
                .put(DESK + "/quotes/{id}/confirmation", quote)
                .then()
                .statusCode(200)
                .body("verification.by", equalTo("Test EDITOR"));
    }

    @Test
    void a_dispute_outlives_an_edit_and_new_words() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/dispute", quote)
                .then()
                .statusCode(200);
        edit(article, "He said “it sinks” and left.").body("staleQuotes.id", contains(quote));
        var newWords = Map.of("segments", List.of(Map.of("exact", "it sinks")));
        // The old ones could come back without their dispute.
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(newWords)
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(409);
        newsroom.editor()
                .header("If-Match", "*")
                .body(newWords)
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200)
                .body("status", equalTo("disputed"));
    }

    @Test
    void a_verification_does_not_stay_with_another_speaker_or_other_words() throws Exception {
        newsroom.openSample();
        var article = newsroom.draft("He said “it floats” and “it sinks”.");
        var quote = newsroom.quote(article, "it floats");
        for (var change : List.of(
                Map.of("speaker", "0197a000-0003-7000-8000-000000000008"),
                Map.of("segments", List.of(Map.of("exact", "it sinks"))))) {
            newsroom.editor()
                    .header("If-Match", "*")
                    .put(DESK + "/quotes/{id}/confirmation", quote)
                    .then()
                    .body("verification.by", equalTo("Test EDITOR"));
            newsroom.as(Role.WRITER)
                    .header("If-Match", "*")
                    .body(Map.of("hedge", "is said to have"))
                    .patch(DESK + "/quotes/{id}", quote)
                    .then()
                    .body("verification.by", equalTo("Test EDITOR"));
            newsroom.as(Role.WRITER)
                    .header("If-Match", "*")
                    .body(change)
                    .patch(DESK + "/quotes/{id}", quote)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("confirmed"), "verification", nullValue());
        }
    }

    @Test
    void a_verification_stays_with_the_same_words_of_the_same_place() {
        var article = newsroom.draft("“The cafe\u0301 floats,” he said. “It sinks,” he said. “It sinks,” she said.");
        var he = Map.of("exact", "It sinks,", "suffix", "” he");
        String quote = create(article, Map.of("segments", List.of(Map.of("exact", "The caf\u00e9 floats,"), he)))
                .extract()
                .path("id");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/confirmation", quote)
                .then()
                .statusCode(200);
        patchSegments(
                        quote,
                        Map.of("exact", "The cafe\u0301 floats,"),
                        Map.of("exact", "It sinks,", "suffix", "” he said."))
                .body("verification.by", equalTo("Test EDITOR"));
        patchSegments(quote, Map.of("exact", "The caf\u00e9 floats,"), Map.of("exact", "It sinks,", "suffix", "” she"))
                .body("verification", nullValue());
    }

    private ValidatableResponse patchSegments(String quote, Map<?, ?>... segments) {
        return newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("segments", List.of(segments)))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200);
    }

    @Test
    void a_retraction_also_doubts_quotes_whose_words_an_edit_took_away() {
        var article = newsroom.live("He said “it floats” and left.");
        var quote = newsroom.quote(article, "it floats");
        edit(article, "He said “it sinks” and left.").body("staleQuotes.id", contains(quote));
        newsroom.retract(article).statusCode(200);
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("stale"), "verification.method", containsString("retraction"));

        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("segments", List.of(Map.of("exact", "it sinks"))))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("disputed"));
    }

    @Test
    void a_retraction_does_not_write_over_the_reason_of_a_dispute() {
        var article = newsroom.live("He said “it floats” and “it sinks”.");
        var quotes = List.of(newsroom.quote(article, "it floats"), newsroom.quote(article, "it sinks"));
        quotes.forEach(quote -> newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("note", "The mate denies it."))
                .put(DESK + "/quotes/{id}/dispute", quote)
                .then()
                .statusCode(200));
        edit(article, "He said “it floats” and left.").body("staleQuotes.id", contains(quotes.get(1)));
        newsroom.retract(article).statusCode(200);
        quotes.forEach(quote -> newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("verification.note", equalTo("The mate denies it.")));
    }

    @Test
    void a_quote_that_readers_saw_is_not_deleted() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        newsroom.publish(article).statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(409)
                .body("detail", containsString("Reject it"));
    }

    @Test
    void a_quote_that_a_plan_carries_is_deleted_once_it_is_planned_without_it() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        var at = Instant.now().plusSeconds(86_400);
        newsroom.schedule(article, at);
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/rejection", quote)
                .then()
                .statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(409)
                .body("detail", containsString("are planned to see"), "detail", containsString("schedule"));
        newsroom.schedule(article, at);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(204);
    }

    @Test
    void a_step_of_the_chain_is_a_person_or_a_source_and_exists() {
        var article = newsroom.draft("He said “it floats” and left.");
        create(article, Map.of("segments", List.of(Map.of("exact", "it floats")), "chain", List.of(Map.of())))
                .statusCode(400)
                .body("errors.pointer", contains("/chain/0"));
        create(
                        article,
                        Map.of(
                                "segments",
                                List.of(Map.of("exact", "it floats")),
                                "chain",
                                List.of(Map.of("person", new UUID(0, 0)))))
                .statusCode(422)
                .body("errors.pointer", contains("/chain/0/person"));
    }

    @Test
    void a_quote_whose_evidence_is_gone_gets_another_step() {
        var article = newsroom.draft("He told the Courier “it floats” and left.");
        String person = newsroom.create("/persons", Map.of("kind", "person", "name", "The Mate"));
        var told = Map.of("person", person, "evidence", Map.of("exact", "told the Courier"));
        String quote = create(
                        article, Map.of("segments", List.of(Map.of("exact", "it floats")), "chain", List.of(told)))
                .statusCode(201)
                .extract()
                .path("id");
        edit(article, "He said “it floats” and left.");
        var chain = new ArrayList<Map<String, ?>>(
                newsroom.editor().get(DESK + "/quotes/{id}", quote).path("chain"));
        for (var evidence : List.of("He said", "told the Courier")) {
            chain.add(0, Map.of("person", person, "evidence", Map.of("exact", evidence)));
            newsroom.as(Role.WRITER)
                    .header("If-Match", "*")
                    .body(Map.of("chain", chain))
                    .patch(DESK + "/quotes/{id}", quote)
                    .then()
                    .statusCode(evidence.equals("He said") ? 200 : 422);
        }
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("chain.evidence.exact", contains("He said", "told the Courier"));
    }

    @Test
    void a_quote_stays_with_its_article_and_out_of_the_trash() {
        var article = newsroom.draft("He said “it floats” and left.");
        String quote = create(article, "it floats").statusCode(201).extract().path("id");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("article", newsroom.draft("Another.")))
                .patch(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/article"));
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}", article)
                .then()
                .statusCode(204);
        create(article, "it floats").statusCode(409);
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(409)
                .body("detail", containsString("in the trash"));
    }

    @Test
    void the_desk_finds_quotes_by_words_articles_and_statuses() {
        var article = newsroom.draft("“The brindlewick froze,” she said, and “Brindlewicks thaw.”");
        String froze = create(article, "The brindlewick froze,").extract().path("id");
        String thaw = create(
                        article,
                        Map.of(
                                "segments",
                                List.of(Map.of("exact", "Brindlewicks thaw.")),
                                "originalText",
                                "Die Öfen tauen."))
                .extract()
                .path("id");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/dispute", thaw)
                .then()
                .statusCode(200);
        var other = newsroom.draft("“A brindlewick,” said Bo.");
        String third = create(
                        other,
                        Map.of("segments", List.of(Map.of("exact", "A brindlewick,")), "speakerAsWritten", "Bo Ærlig"))
                .extract()
                .path("id");

        assertFound("q=brindle", froze, thaw, third);
        assertFound("q=brindle&article=" + article + "&status=disputed", thaw);
        assertFound("q=brindle&article=" + article + "," + other + "&status=confirmed", froze, third);
        assertFound("q=ofen tau", thaw);
        assertFound("q=aerl", third);
        assertFound("ids=" + third + "," + froze + "," + article, froze, third);
        assertFound("q=brindle&kind=direct,partial", froze, thaw, third);
        assertFound("q=brindle&kind=headline");
        assertFound("q=brindle&speaker=" + article);
        assertFound("q=rindlewick");
        newsroom.editor()
                .get(DESK + "/quotes?status=doubted")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("status"));
    }

    /** The write has read the article, and is about to write to the table, when the other thing is done. */
    private int delayedAt(String table, String mode, Callable<Integer> write, Runnable meanwhile) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "lock table " + table + " in " + mode + " mode");
            var answer = threads.submit(write);
            Waiting.untilBlocked(database, 1);
            meanwhile.run();
            holder.commit();
            return answer.get();
        } finally {
            threads.shutdown();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertFound(String query, String... ids) {
        newsroom.editor().get(DESK + "/quotes?" + query).then().statusCode(200).body("data.id", equalTo(List.of(ids)));
    }

    private ValidatableResponse create(String article, String exact) {
        return create(article, Map.of("segments", List.of(Map.of("exact", exact))));
    }

    private ValidatableResponse create(String article, Map<String, ?> fields) {
        var quote = new HashMap<String, Object>(Map.of("article", article, "kind", "direct"));
        quote.putAll(fields);
        return newsroom.as(Role.WRITER).body(quote).post(DESK + "/quotes").then();
    }

    private ValidatableResponse putBack(String quote) {
        return newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(newsroom.editor().get(DESK + "/quotes/{id}", quote).body().asString())
                .put(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse edit(String article, String body) {
        return newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("body", body))
                .patch(DESK + "/articles/{id}", article)
                .then()
                .statusCode(200);
    }
}
