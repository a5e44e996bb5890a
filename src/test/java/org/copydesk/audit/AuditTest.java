package org.copydesk.audit;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AuditTest {

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Test
    void a_change_is_told_with_who_from_where_and_what_it_was_before() {
        var id = newsroom.draft("Text.");
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("headline", "Harbour wall gives way"))
                .patch(DESK + "/articles/{id}", id);

        events(id)
                .body("data.action", contains("updated", "created"))
                .body("data.actor", contains("Test WRITER", "Test EDITOR"))
                .body("data[0].address", equalTo("127.0.0.1"))
                .body("data[0].token", notNullValue())
                .body("data[0].changes.headline.before", equalTo("Harbour wall holds"))
                .body("data[0].changes.headline.after", equalTo("Harbour wall gives way"))
                .body("data[0].changes.keySet()", not(hasItem("body")));
    }

    @Test
    void publishing_taking_back_and_what_belongs_to_an_article_are_on_its_record() {
        var id = newsroom.draft("They said “not yet” and left.");
        newsroom.quote(id, "not yet");
        newsroom.publish(id);
        newsroom.unpublish(id).statusCode(204);

        events(id)
                .body("data.kind", hasItems("article", "quote", "edition"))
                .body(
                        "data.find { it.kind == 'edition' && it.action == 'updated' }.changes.withdrawn.after",
                        equalTo(true));
    }

    @Test
    void a_refused_change_leaves_no_event() {
        var id = newsroom.draft("Text.");
        newsroom.editor()
                .header("If-Match", "\"7\"")
                .body(Map.of("headline", "Late"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(412);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("headline", "Lost", "section", "nowhere"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(422);
        events(id).body("data", hasSize(1));
    }

    @Test
    void a_change_is_told_in_the_words_of_the_contract() {
        var id = newsroom.draft("Text.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("commentPolicy", Map.of("mode", "readOnly")))
                .patch(DESK + "/articles/{id}", id);
        newsroom.editor().header("If-Match", "*").put(DESK + "/articles/{id}/review", id);
        events(id)
                .body("data.changes.state.before", hasItem("draft"))
                .body("data.changes.state.after", hasItem("inReview"))
                .body("data.changes.commentPolicy.after.mode", hasItem("readOnly"))
                .body("data.changes.type.after", hasItem("news"));
    }

    @Test
    void secrets_and_confidential_values_are_never_written_down() {
        String source = newsroom.create(
                "/sources",
                Map.of("kind", "person", "name", "Deep Harbour", "note", "meets at the pier", "confidential", true));
        newsroom.as(Role.ADMIN)
                .body(Map.of("name", "Audited", "role", "writer"))
                .post(DESK + "/tokens");

        newsroom.as(Role.ADMIN)
                .get(DESK + "/events?limit=100")
                .then()
                .statusCode(200)
                .body("data.record", hasItem(source))
                .body("data.kind", hasItem("apiToken"))
                .body(not(containsString("Deep Harbour")))
                .body(not(containsString("meets at the pier")))
                .body(not(containsString("sha256")));
    }

    @Test
    void who_a_confidential_source_is_is_not_told_of_the_time_before_it_was() {
        var source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Zorblax of the test"));
        var open = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Open outlet of the test"));
        var article = newsroom.draft("According to Zorblax papers, a hand said “it leaks” on Monday.");
        var citation = Map.of(
                "article",
                article,
                "source",
                source,
                "role",
                "basedOn",
                "url",
                "https://zorblax.example/leak",
                "title",
                "Zorblax leak file",
                "declaredAs",
                Map.of("exact", "According to Zorblax papers"),
                "alsoDeclaredAs",
                List.of("Source: Zorblax"));
        var kept = newsroom.create("/citations", citation);
        var moved = newsroom.create("/citations", citation);
        var deleted = newsroom.create("/citations", citation);
        var quote = quote(article, source, "Zorblax papers");
        newsroom.patch("/citations/" + kept, Map.of("title", "Zorblax leak file, page 2"));
        newsroom.patch("/citations/" + moved, Map.of("title", "Zorblax leak file, page 3"));
        newsroom.patch("/citations/" + moved, Map.of("source", open));
        newsroom.patch("/citations/" + moved, Map.of("title", "Open file"));
        newsroom.patch("/quotes/" + quote, Map.of("chain", List.of(), "cue", "said"));
        newsroom.editor().header("If-Match", "*").delete(DESK + "/citations/{id}", deleted);
        newsroom.as(Role.WRITER)
                .get(DESK + "/articles/{id}/events?limit=100", article)
                .then()
                .body(containsString("zorblax.example"));

        newsroom.patch("/sources/" + source, Map.of("confidential", true));

        newsroom.as(Role.WRITER)
                .get(DESK + "/articles/{id}/events?limit=100", article)
                .then()
                .statusCode(200)
                .body(not(containsStringIgnoringCase("zorblax")))
                .body("data.findAll { it.record == '%s' }.action".formatted(deleted), contains("deleted", "created"))
                .body(
                        "data.find { it.record == '%s' && it.action == 'created' }.changes.keySet()".formatted(kept),
                        hasItems("url", "title"))
                .body(
                        "data.find { it.record == '%s' && it.action == 'updated' }.changes.cue.after".formatted(quote),
                        equalTo("said"));
        events(article).body(containsString("zorblax.example"), containsString("Zorblax papers"));
    }

    @Test
    void the_way_a_quote_came_is_on_record_from_its_first_day() {
        var source = newsroom.create("/sources", Map.of("kind", "agency", "name", "Chainwire of the test"));
        var secret = newsroom.create("/sources", Map.of("kind", "person", "name", "Deep Chain", "confidential", true));
        var article = newsroom.draft("Chainwire heard “it leaks” from a hand.");
        var chain = "data.find { it.record == '%s' && it.action == 'created' }.changes.chain";
        var told = quote(article, source, "Chainwire");
        var secretive = quote(article, secret, "a hand");
        var direct = newsroom.quote(article, "it leaks");

        events(article)
                .body(chain.formatted(told) + ".before", nullValue())
                .body(chain.formatted(told) + ".after.source", contains(source))
                .body(chain.formatted(told) + ".after.evidence.exact", contains("Chainwire"))
                .body(chain.formatted(secretive), notNullValue())
                .body(chain.formatted(secretive) + ".after", nullValue())
                .body(chain.formatted(direct), nullValue());
    }

    @Test
    void events_are_found_by_who_and_what() {
        var article = newsroom.draft("Text.");
        var other = newsroom.draft("Another text.");
        found("kind=article&action=created&actor=Test EDITOR&limit=2").body("data.record", contains(other, article));
        found("article=" + article + "," + other + "&kind=article,quote&action=created,deleted")
                .body("data.record", contains(other, article));
        found("record=" + article + "&action=deleted").body("data", hasSize(0));
        found("record=" + article + "&at[lt]=2026-01-01T00:00:00Z").body("data", hasSize(0));
        found("record=" + article + "&at[gte]=2026-01-01T00:00:00Z&actor=Nobody,Test EDITOR")
                .body("data.record", contains(article));
        newsroom.as(Role.MODERATOR).get(DESK + "/events").then().statusCode(403);
    }

    private ValidatableResponse found(String query) {
        return newsroom.editor().get(DESK + "/events?" + query).then().statusCode(200);
    }

    @Test
    void nobody_changes_what_is_on_record() {
        newsroom.draft("Text.");
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("update event set actor = 'nobody'")
                                .executeUpdate()));
    }

    @Test
    void every_record_that_people_change_is_audited() {
        var left = database.getMetamodel().getEntities().stream()
                .map(entity -> entity.getJavaType())
                .filter(type -> !type.isAnnotationPresent(Immutable.class) && RecordKind.of(type) == null)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        // Kept by other means: the history is its own record, keys follow their edition, answers their work, proposals
        // their parser; nobody edits an installation.
        assertEquals(Set.of("EditionQuote", "ImportedStory", "Installation", "KeptAnswer", "Revision"), left);
    }

    /** A quote that came through this source. */
    private String quote(String article, String source, String evidence) {
        return newsroom.create(
                "/quotes",
                Map.of(
                        "article",
                        article,
                        "kind",
                        "direct",
                        "segments",
                        List.of(Map.of("exact", "it leaks")),
                        "chain",
                        List.of(Map.of("source", source, "evidence", Map.of("exact", evidence)))));
    }

    private ValidatableResponse events(String article) {
        return newsroom.editor()
                .get(DESK + "/articles/{id}/events?limit=100", article)
                .then()
                .statusCode(200);
    }
}
