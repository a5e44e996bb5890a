package org.copydesk.review;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

/** A newsroom that asks for a second pair of eyes, and keeps one revision of one sitting. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(FourEyesTest.Strict.class)
class FourEyesTest {

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("copydesk.workflow.four-eyes", "true", "copydesk.history.fold-within", "5m");
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void only_what_somebody_else_approved_is_published() {
        var id = newsroom.draft("Text.");
        newsroom.publish(id).statusCode(409).body("detail", containsString("somebody else approved"));
        step(Role.EDITOR, id, "review");
        step(Role.EDITOR, id, "approval", 409);
        step(Role.ADMIN, id, "approval", 200);

        newsroom.publish(id).statusCode(200);

        newsroom.rewrite(Role.EDITOR, id, "Other text.");
        newsroom.publish(id).statusCode(409);
    }

    @Test
    void who_wrote_of_its_quotes_and_citations_last_does_not_approve_it_but_who_submitted_or_judged_does() {
        var id = newsroom.draft("They said “not yet” and left.");
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "The Four Eyes Post"));
        var citation = Map.of("article", id, "source", source, "role", "primary");
        var quote = newsroom.quote(id, "not yet");
        String cited = newsroom.create("/citations", citation);
        step(Role.ADMIN, id, "review");
        step(Role.EDITOR, id, "approval", 409);
        newsroom.as(Role.ADMIN)
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/confirmation", quote)
                .then()
                .statusCode(200);
        step(Role.ADMIN, id, "approval");
        var writes = List.<Function<RequestSpecification, Response>>of(
                writer -> writer.body(Map.of("speakerAsWritten", "Ann")).patch(DESK + "/quotes/" + quote),
                writer -> writer.delete(DESK + "/quotes/" + quote),
                writer -> writer.body(Map.of("title", "Memo")).patch(DESK + "/citations/" + cited),
                writer -> writer.delete(DESK + "/citations/" + cited),
                writer -> writer.body(citation).post(DESK + "/citations"));
        for (var write : writes) {
            var last = newsroom.editor()
                    .get(DESK + "/articles/{id}", id)
                    .jsonPath()
                    .getString("updatedBy")
                    .equals("Test EDITOR");
            var role = last ? Role.ADMIN : Role.EDITOR;
            assertTrue(write.apply(newsroom.as(role).header("If-Match", "*")).statusCode() < 300);
            step(role, id, "approval", 409);
            step(last ? Role.EDITOR : Role.ADMIN, id, "approval");
        }
    }

    @Test
    void what_waits_for_a_second_pair_of_eyes_is_not_told_to_be_open() {
        var id = newsroom.draft("Text.");
        actions(Role.EDITOR, id).body("actions", not(hasItem("publish")));
        step(Role.EDITOR, id, "review");
        actions(Role.EDITOR, id).body("actions", not(hasItem("approve")));
        actions(Role.ADMIN, id).body("actions", hasItem("approve"));
        step(Role.ADMIN, id, "approval");
        actions(Role.EDITOR, id).body("actions", hasItem("publish"));
        newsroom.publish(id).statusCode(200);
        actions(Role.EDITOR, id).body("actions", hasItem("correct"));

        newsroom.rewrite(Role.EDITOR, id, "Other text.");
        actions(Role.ADMIN, id).body("actions", not(hasItem("correct")));
    }

    @Test
    void a_quote_is_put_right_by_hand_where_somebody_else_has_to_see_it() {
        var id = newsroom.draft("“It cost three crowns in all,” she said.");
        var quote = newsroom.quote(id, "It cost three crowns in all,");
        var correction = DESK + "/quotes/" + quote + "/correction";
        newsroom.editor()
                .get(correction + "?wrongText=three&rightText=thirty")
                .then()
                .body("articles.problem", contains(nullValue()));
        step(Role.EDITOR, id, "review");
        step(Role.ADMIN, id, "approval");
        newsroom.publish(id).statusCode(200);

        newsroom.editor()
                .get(correction + "?wrongText=three&rightText=thirty")
                .then()
                .body("articles.problem", contains(containsString("somebody else approved")));
        newsroom.editor()
                .body(Map.of("wrongText", "three", "rightText", "thirty", "publicText", "Thirty."))
                .put(correction)
                .then()
                .statusCode(409)
                .body("articles.article", contains(id));
    }

    @Test
    void saves_of_one_sitting_are_one_revision() {
        var id = newsroom.draft("One.");
        newsroom.rewrite(Role.EDITOR, id, "Two.");
        newsroom.rewrite(Role.EDITOR, id, "Three.");
        revisions(id).body("data.number", contains(1)).body("data.kind", contains("creation"));
        newsroom.editor().get(DESK + "/articles/{id}/revisions/1", id).then().body("article.body", equalTo("Three."));

        newsroom.rewrite(Role.WRITER, id, "Four, by somebody else.");
        revisions(id).body("data.number", contains(2, 1));
        newsroom.editor()
                .get(DESK + "/articles/{id}/revisions/integrity", id)
                .then()
                .body("intact", equalTo(true));
    }

    @Test
    void words_that_a_quote_is_anchored_in_stay_in_the_history() {
        var id = newsroom.draft("They said “not yet” and left.");
        var quote = newsroom.quote(id, "not yet");
        newsroom.rewrite(Role.EDITOR, id, "They left.");
        newsroom.editor()
                .get(DESK + "/quotes/{id}", quote)
                .then()
                .body("status", equalTo("stale"), "anchors.revision", equalTo(1));
        newsroom.editor()
                .get(DESK + "/articles/{id}/revisions/1", id)
                .then()
                .body("article.body", containsString("not yet"));
    }

    @Test
    void what_was_submitted_or_published_is_never_folded_into() {
        var id = newsroom.draft("One.");
        step(Role.EDITOR, id, "review");
        newsroom.rewrite(Role.EDITOR, id, "Two.");
        revisions(id).body("data.number", contains(2, 1));
    }

    @Test
    void what_was_sent_back_stays_in_the_history() {
        var id = newsroom.draft("One.");
        step(Role.EDITOR, id, "review");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("note", "Who says so?"))
                .put(DESK + "/articles/{id}/changes-request", id)
                .then()
                .statusCode(200);
        newsroom.rewrite(Role.EDITOR, id, "Two.");
        newsroom.rewrite(Role.EDITOR, id, "Three.");
        revisions(id).body("data.number", contains(2, 1));
        newsroom.editor().get(DESK + "/articles/{id}/revisions/1", id).then().body("article.body", equalTo("One."));
    }

    @Test
    void what_was_restored_stays_in_the_history() {
        var id = newsroom.draft("One.");
        newsroom.rewrite(Role.WRITER, id, "Two, by somebody else.");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/articles/{id}/revisions/1/restoration", id)
                .then()
                .statusCode(200);
        newsroom.rewrite(Role.EDITOR, id, "Four.");
        newsroom.rewrite(Role.EDITOR, id, "Five.");
        revisions(id).body("data.kind", contains("edit", "restoration", "edit", "creation"));
        newsroom.editor().get(DESK + "/articles/{id}/revisions/3", id).then().body("article.body", equalTo("One."));
    }

    private ValidatableResponse actions(Role role, String id) {
        return newsroom.as(role).get(DESK + "/articles/{id}", id).then();
    }

    private ValidatableResponse revisions(String id) {
        return newsroom.editor().get(DESK + "/articles/{id}/revisions", id).then();
    }

    private void step(Role role, String id, String step) {
        step(role, id, step, 200);
    }

    private void step(Role role, String id, String step, int status) {
        newsroom.as(role)
                .header("If-Match", "*")
                .put(DESK + "/articles/{id}/" + step, id)
                .then()
                .statusCode(status);
    }
}
