package org.copydesk.review;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class WorkflowTest {

    @Inject
    Newsroom newsroom;

    @Test
    void a_draft_is_submitted_approved_and_after_an_edit_looked_at_again() {
        var id = newsroom.draft("Text.");
        step(Role.WRITER, id, "review", "Please look.").statusCode(200).body("state", equalTo("inReview"));
        step(Role.EDITOR, id, "approval", "Fine.").statusCode(200).body("state", equalTo("approved"));

        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("body", "Text, changed."))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .body("state", equalTo("inReview"));

        newsroom.editor()
                .get(DESK + "/articles/{id}/notes", id)
                .then()
                .body("data.kind", contains("submission", "approval"))
                .body("data.note", contains("Please look.", "Fine."))
                .body("data.revision", contains(1, 1));
    }

    @Test
    void an_article_is_sent_back_with_a_note() {
        var id = newsroom.draft("Text.");
        step(Role.WRITER, id, "review", "Please look.");
        step(Role.EDITOR, id, "changes-request", "Who says so?").statusCode(200).body("state", equalTo("draft"));
        step(Role.EDITOR, id, "changes-request", " ").statusCode(400);
        newsroom.as(Role.WRITER)
                .body(Map.of("note", "The mate does."))
                .post(DESK + "/articles/{id}/notes", id)
                .then()
                .statusCode(201);
        newsroom.editor()
                .get(DESK + "/articles/{id}/notes", id)
                .then()
                .body("data.kind", contains("submission", "changesRequest", "note"));
    }

    @Test
    void steps_out_of_order_are_refused_with_the_state() {
        var id = newsroom.draft("Text.");
        step(Role.EDITOR, id, "approval", "Fine.").statusCode(409).body("detail", containsString("state is draft"));
        step(Role.EDITOR, id, "changes-request", "No.").statusCode(409);
        step(Role.WRITER, id, "review", "a").statusCode(200);
        step(Role.WRITER, id, "review", "b").statusCode(409).body("detail", containsString("state is inReview"));
    }

    @Test
    void writers_do_not_approve() {
        var id = newsroom.draft("Text.");
        step(Role.WRITER, id, "review", "a");
        step(Role.WRITER, id, "approval", "b").statusCode(403);
        step(Role.MODERATOR, id, "approval", "b").statusCode(403);
    }

    @Test
    void every_answer_tells_what_the_caller_may_do_next() {
        var id = newsroom.draft("Text.");
        actions(Role.WRITER, id).body("actions", contains("edit", "submitForReview"));
        actions(Role.EDITOR, id)
                .body("actions", hasItems("edit", "submitForReview", "publish", "trash"))
                .body("actions", not(hasItems("unpublish")))
                .body("actions", not(hasItems("approve")));
        actions(Role.MODERATOR, id).body("actions.size()", equalTo(0));
        newsroom.publish(id);
        actions(Role.EDITOR, id).body("actions", hasItems("unpublish", "correct", "retract"));
    }

    private ValidatableResponse actions(Role role, String id) {
        return newsroom.as(role).get(DESK + "/articles/{id}", id).then();
    }

    private ValidatableResponse step(Role role, String id, String step, String note) {
        return newsroom.as(role)
                .header("If-Match", "*")
                .body(Map.of("note", note))
                .put(DESK + "/articles/{id}/" + step, id)
                .then();
    }
}
