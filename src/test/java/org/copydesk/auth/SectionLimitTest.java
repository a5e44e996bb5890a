package org.copydesk.auth;

import static org.copydesk.Newsroom.DESK;
import static org.copydesk.Newsroom.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

/** What a token does that is limited to sections; what it does not do is in the matrix of all rights. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SectionLimitTest {

    @Inject
    Newsroom newsroom;

    @Test
    void it_does_all_of_its_role_in_its_sections() {
        var section = newsroom.section("limit-own");
        var token = limitedTo(section);
        String article = with(token)
                .body(in(section, "They said “not yet” and left."))
                .post(DESK + "/articles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String quote = with(token)
                .body(Map.of("article", article, "kind", "direct", "segments", List.of(Map.of("exact", "not yet"))))
                .post(DESK + "/quotes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Limit Courier"));
        String citation = with(token)
                .body(Map.of("article", article, "source", source, "role", "basedOn"))
                .post(DESK + "/citations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String comment = with(token)
                .body(Map.of("article", article, "author", Map.of("name", "Ann"), "body", "Hm."))
                .post(DESK + "/comments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        any(token)
                .body(Map.of("headline", "Wall still holds"))
                .patch(DESK + "/articles/{id}", article)
                .then()
                .statusCode(200);
        any(token)
                .body("{}")
                .put(DESK + "/articles/{id}/publication", article)
                .then()
                .statusCode(200);
        with(token)
                .header("If-Match", "*")
                .put(DESK + "/quotes/{id}/dispute", quote)
                .then()
                .statusCode(200);
        with(token).get(DESK + "/articles").then().body("data.id", contains(article));
        with(token).get(DESK + "/quotes").then().body("data.id", contains(quote));
        with(token).get(DESK + "/citations").then().body("data.id", contains(citation));
        for (var sort : List.of("createdAt", "-createdAt")) {
            with(token).get(DESK + "/comments?sort={sort}", sort).then().body("data.id", contains(comment));
        }
        with(token)
                .queryParam("from", Instant.now().minusSeconds(60).toString())
                .queryParam("to", Instant.now().plusSeconds(60).toString())
                .get(DESK + "/calendar")
                .then()
                .body("data.article", contains(article));
        with(token).get(DESK + "/events?kind=source").then().body("data.record", hasItem(source));
        with(token).get(DESK + "/events?kind=article").then().body("data.record", hasItem(article));
        with(token).get(DESK + "/articles/{id}/events", article).then().statusCode(200);
    }

    @Test
    void of_imports_and_tokens_it_reads_nothing_in_the_events_neither() {
        var section = newsroom.section("limit-events");
        var token = limitedTo(section);
        String story = newsroom.editor()
                .contentType("text/plain")
                .body("Gulls leave the pier\nThey took the chips with them.\nThey may come back.")
                .post(DESK + "/imports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        newsroom.editor().get(DESK + "/events?record={id}", story).then().body("data.kind", hasItem("storyImport"));
        with(token).get(DESK + "/events?record={id}", story).then().body("data", empty());
        newsroom.editor().get(DESK + "/events?kind=apiToken").then().body("data", not(empty()));
        with(token).get(DESK + "/events?kind=apiToken").then().statusCode(200).body("data", empty());
    }

    @Test
    void an_article_is_moved_only_where_the_token_reaches() {
        var here = newsroom.section("limit-here");
        var there = newsroom.section("limit-there");
        var own = make(here);
        var others = make(there);

        any(limitedTo(here))
                .body(Map.of("section", there))
                .patch(DESK + "/articles/{id}", own)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:copydesk:problem:section-limit"))
                .body("sections", contains(here))
                .body("detail", containsString(here));
        any(limitedTo(here))
                .body(Map.of("section", here))
                .patch(DESK + "/articles/{id}", others)
                .then()
                .statusCode(403);
        newsroom.editor()
                .get(DESK + "/articles/{id}", own)
                .then()
                .body("section", equalTo(here), "revision", equalTo(1), "version", equalTo(0));
        newsroom.editor().get(DESK + "/articles/{id}/events", own).then().body("data", hasSize(1));

        any(limitedTo(here, there))
                .body(Map.of("section", there))
                .patch(DESK + "/articles/{id}", own)
                .then()
                .statusCode(200);
        with(limitedTo(here)).get(DESK + "/articles/{id}", own).then().statusCode(403);
    }

    @Test
    void nothing_is_made_in_another_section() {
        var here = newsroom.section("limit-make");
        var other = newsroom.draft("They said “not yet” and left.");
        var token = limitedTo(here);
        with(token)
                .body(newsroom.article("Text."))
                .post(DESK + "/articles")
                .then()
                .statusCode(403);
        with(token)
                .body(Map.of("article", other, "kind", "direct", "segments", List.of(Map.of("exact", "not yet"))))
                .post(DESK + "/quotes")
                .then()
                .statusCode(403);
        with(token)
                .body(Map.of("article", other, "author", Map.of("name", "Ann"), "body", "Hm."))
                .post(DESK + "/comments")
                .then()
                .statusCode(403);
        newsroom.editor().get(DESK + "/quotes?article=" + other).then().body("data", hasSize(0));
        newsroom.editor().get(DESK + "/comments?article=" + other).then().body("data", hasSize(0));
    }

    @Test
    void the_text_of_another_section_is_not_told_to_who_guesses_at_it() {
        var token = limitedTo(newsroom.section("limit-guess"));
        var other = newsroom.draft("They said “not yet” and not much else, and left.");
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Limit Gazette"));
        for (var words : List.of("not", "They sad")) {
            var quote = Map.of("article", other, "kind", "direct", "segments", List.of(Map.of("exact", words)));
            var citation =
                    Map.of("article", other, "source", source, "role", "basedOn", "declaredAs", Map.of("exact", words));
            for (var guess : Map.of("/quotes", quote, "/citations", citation).entrySet()) {
                var address = DESK + guess.getKey();
                var own = address + '/' + UUID.randomUUID();
                var operation = Map.of(
                        "method",
                        "PUT",
                        "path",
                        own,
                        "headers",
                        Map.of("If-None-Match", "*"),
                        "body",
                        guess.getValue());
                newsroom.editor().body(guess.getValue()).post(address).then().statusCode(422);
                for (var answer : List.of(
                        with(token).body(guess.getValue()).post(address),
                        with(token)
                                .header("If-None-Match", "*")
                                .body(guess.getValue())
                                .put(own),
                        with(token)
                                .body(Map.of("operations", List.of(operation)))
                                .post(DESK + "/batch"))) {
                    answer.then().statusCode(403).body("detail", not(containsString("said")));
                }
            }
        }
    }

    @Test
    void a_refusal_names_what_uses_a_record_as_far_as_the_token_reaches() {
        var here = newsroom.section("limit-uses");
        String person = newsroom.create("/persons", Map.of("kind", "person", "name", "Limit Person"));
        String source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Limit Observer"));
        String tag = newsroom.create("/tags", Map.of("slug", "limit-uses", "name", "Limit uses"));
        var records = List.of("/persons/" + person, "/sources/" + source, "/tags/" + tag);
        var token = limitedTo(here);
        for (var section : List.of(newsroom.section(), here)) {
            var article = in(section, "Text.");
            article.put("creators", List.of(Map.of("person", person, "role", "reporter")));
            article.put("tags", List.of("limit-uses"));
            var id = newsroom.draft(article);
            newsroom.editor()
                    .body(Map.of("article", id, "source", source, "role", "basedOn"))
                    .post(DESK + "/citations")
                    .then()
                    .statusCode(201);
            newsroom.publish(id).statusCode(200);
            var own = section.equals(here);
            for (var record : records) {
                any(token)
                        .delete(DESK + record)
                        .then()
                        .statusCode(409)
                        .body("uses.article", own ? everyItem(equalTo(id)) : empty())
                        .body("uses", own ? not(empty()) : empty())
                        .body("detail", containsString("sections that the token does not reach"));
            }
        }
        for (var record : records) {
            any(newsroom.token(Role.EDITOR))
                    .delete(DESK + record)
                    .then()
                    .statusCode(409)
                    .body("uses.article.toSet()", hasSize(2))
                    .body("detail", not(containsString("does not reach")));
        }
    }

    @Test
    void the_limit_follows_a_section_through_a_new_name_and_stays_when_it_is_gone() {
        newsroom.section("limit-old");
        var made = newsroom.makeToken(Map.of("name", "Faithful", "role", "writer", "sections", List.of("limit-old")));
        var token = made.getString("token");
        String section =
                newsroom.editor().get(DESK + "/sections?limit=100").path("data.find { it.slug == 'limit-old' }.id");
        any(newsroom.token(Role.EDITOR))
                .body(Map.of("slug", "limit-new"))
                .patch(DESK + "/sections/{id}", section)
                .then()
                .statusCode(200);
        with(token)
                .body(in("limit-new", "Text."))
                .post(DESK + "/articles")
                .then()
                .statusCode(201);
        String emptied =
                newsroom.editor().get(DESK + "/articles?section=limit-new").path("data[0].id");
        any(newsroom.token(Role.EDITOR))
                .body(Map.of("section", newsroom.section()))
                .patch(DESK + "/articles/{id}", emptied)
                .then()
                .statusCode(200);
        any(newsroom.token(Role.EDITOR))
                .delete(DESK + "/sections/{id}", section)
                .then()
                .statusCode(204);

        with(token)
                .body(newsroom.article("Text."))
                .post(DESK + "/articles")
                .then()
                .statusCode(403);
        newsroom.as(Role.ADMIN)
                .get(DESK + "/tokens?limit=100")
                .then()
                .body("data.find { it.name == 'Faithful' }.sections", contains(section));
    }

    @Test
    void only_those_who_write_and_moderate_are_limited_and_to_sections_that_are_there() {
        var section = newsroom.section("limit-roles");
        for (var role : List.of("admin", "partner")) {
            newsroom.as(Role.ADMIN)
                    .body(Map.of("name", "x", "role", role, "sections", List.of(section)))
                    .post(DESK + "/tokens")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/sections"));
        }
        newsroom.as(Role.ADMIN)
                .body(Map.of("name", "x", "role", "editor", "sections", List.of(section, "nowhere")))
                .post(DESK + "/tokens")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/sections/1"));
        newsroom.as(Role.ADMIN)
                .body(Map.of("name", "Shown", "role", "moderator", "sections", List.of(section)))
                .post(DESK + "/tokens")
                .then()
                .statusCode(201)
                .body("sections", contains(section));
    }

    private String limitedTo(String... sections) {
        return newsroom.makeToken(Map.of("name", "Limited", "role", "editor", "sections", List.of(sections)))
                .getString("token");
    }

    private String make(String section) {
        return newsroom.create("/articles", in(section, "Text."));
    }

    private Map<String, Object> in(String section, String body) {
        var article = newsroom.article(body);
        article.put("section", section);
        return article;
    }

    private static RequestSpecification any(String token) {
        return with(token).header("If-Match", "*");
    }
}
