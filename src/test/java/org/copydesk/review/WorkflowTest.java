package org.copydesk.review;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.copydesk.database.Ids;
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
    void an_approval_does_not_hold_for_quotes_and_citations_that_are_written_later() {
        var id = newsroom.draft("They said “not yet” and left.");
        for (var write : writesOfQuotesAndCitations(id)) {
            int version = approved(id);
            write(write);
            newsroom.editor()
                    .header("If-Match", "\"" + version + "\"")
                    .put(DESK + "/articles/{id}/publication", id)
                    .then()
                    .statusCode(412);
            newsroom.editor().get(DESK + "/articles/{id}", id).then().body("state", equalTo("inReview"));
        }
    }

    @Test
    void an_approval_is_of_the_quotes_and_citations_that_were_read() {
        var id = newsroom.draft("They said “not yet” and left.");
        var writes = writesOfQuotesAndCitations(id);
        write(writes.get(0));
        newsroom.editor().get(DESK + "/articles/{id}", id).then().body("version", equalTo(0));
        for (var write : writes) {
            int version =
                    step(Role.WRITER, id, "review", "Please look.").extract().path("version");
            write(write);
            newsroom.editor()
                    .header("If-Match", "\"" + version + "\"")
                    .put(DESK + "/articles/{id}/approval", id)
                    .then()
                    .statusCode(412)
                    .body("currentVersion", equalTo(version + 1));
            step(Role.EDITOR, id, "changes-request", "Who says so?").statusCode(200);
        }
    }

    /** Each of them changes what readers would see. */
    private List<Function<RequestSpecification, Response>> writesOfQuotesAndCitations(String id) {
        var quote = newsroom.quote(id, "not yet");
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "The Workflow Post"));
        var citation = Map.of("article", id, "source", source, "role", "primary");
        String cited = newsroom.create("/citations", citation);
        return List.of(
                writer -> writer.body(Map.of("speakerAsWritten", Ids.next())).patch(DESK + "/quotes/" + quote),
                writer -> writer.body(Map.of("title", "Memo")).patch(DESK + "/citations/" + cited),
                writer -> writer.delete(DESK + "/citations/" + cited),
                writer -> writer.body(citation).post(DESK + "/citations"),
                writer -> writer.delete(DESK + "/quotes/" + quote));
    }

    private void write(Function<RequestSpecification, Response> write) {
        assertTrue(write.apply(newsroom.as(Role.WRITER).header("If-Match", "*")).statusCode() < 300);
    }

    @Test
    void an_approval_holds_where_a_quote_is_judged_or_put_back_as_it_stands() {
        var id = newsroom.draft("They said “not yet” and left.");
        var quote = newsroom.quote(id, "not yet");
        int version = approved(id);
        var read = newsroom.editor().get(DESK + "/quotes/{id}", quote).asString();
        newsroom.as(Role.WRITER)
                .body(read)
                .put(DESK + "/quotes/{id}", quote)
                .then()
                .statusCode(200);
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/confirmation", quote)
                .then()
                .statusCode(200);
        newsroom.editor()
                .get(DESK + "/articles/{id}", id)
                .then()
                .body("state", equalTo("approved"), "version", equalTo(version));
    }

    private int approved(String id) {
        newsroom.as(Role.WRITER).header("If-Match", "*").put(DESK + "/articles/{id}/review", id);
        return step(Role.EDITOR, id, "approval", "Fine.")
                .statusCode(200)
                .extract()
                .path("version");
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
