package org.copydesk.source;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.copydesk.citation.Citation;
import org.copydesk.citation.Citation_;
import org.copydesk.citation.Citations;
import org.copydesk.http.Cursor;
import org.hibernate.Hibernate;
import org.hibernate.query.restriction.Path;
import org.junit.jupiter.api.Test;

/** Sources, persons, citations, sections and tags: nothing disappears from under what uses it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class InUseTest {

    @Inject
    Newsroom newsroom;

    @Inject
    Citations citations;

    @Inject
    AgroalDataSource database;

    @Test
    void a_source_in_use_is_not_deleted_and_its_users_are_named() {
        var source = newsroom.create("/sources", Map.of("kind", "agency", "name", "Ternwire of the test"));
        var article = newsroom.draft("Ternwire said “it floats”.");
        var citation = newsroom.create("/citations", Map.of("article", article, "source", source, "role", "basedOn"));
        var quote = newsroom.create(
                "/quotes",
                Map.of(
                        "article",
                        article,
                        "kind",
                        "direct",
                        "segments",
                        List.of(Map.of("exact", "it floats")),
                        "chain",
                        List.of(Map.of("source", source))));
        delete("/sources/" + source)
                .statusCode(409)
                .body("uses.id", containsInAnyOrder(citation, quote))
                .body("uses.article", contains(article, article));

        delete("/citations/" + citation).statusCode(204);
        delete("/quotes/" + quote).statusCode(204);
        delete("/sources/" + source).statusCode(204);
        newsroom.editor().get(DESK + "/sources/{id}", source).then().statusCode(404);
    }

    @Test
    void a_person_in_use_is_not_deleted_and_the_users_are_named() {
        var person = newsroom.create("/persons", Map.of("kind", "person", "name", "Ida of the test"));
        var byline = newsroom.article("By Ida, who said “mind the step”.");
        byline.put("creators", List.of(Map.of("person", person, "role", "reporter")));
        var article = newsroom.create("/articles", byline);
        var quote = newsroom.create(
                "/quotes",
                Map.of(
                        "article",
                        article,
                        "kind",
                        "direct",
                        "speaker",
                        person,
                        "segments",
                        List.of(Map.of("exact", "mind the step"))));
        delete("/persons/" + person).statusCode(409).body("uses.id", containsInAnyOrder(article, quote));

        newsroom.publish(article).statusCode(200);
        get(DELIVERY + "/persons/{id}", person).then().statusCode(200).body("name", equalTo("Ida of the test"));
        get(DELIVERY + "/persons/{id}/quotes", person).then().body("data.text", contains("mind the step"));
    }

    @Test
    void a_section_or_a_tag_in_use_is_not_deleted() {
        var section = newsroom.create("/sections", Map.of("slug", "in-use", "name", "In use", "position", 901));
        var tag = newsroom.create("/tags", Map.of("slug", "in-use", "name", "In use"));
        var article = newsroom.article("Filed.");
        article.put("section", "in-use");
        article.put("tags", List.of("in-use"));
        var id = newsroom.create("/articles", article);
        delete("/sections/" + section).statusCode(409);
        delete("/tags/" + tag).statusCode(409);

        newsroom.patch("/articles/" + id, Map.of("section", newsroom.section(), "tags", List.of()));
        delete("/sections/" + section).statusCode(204);
        delete("/tags/" + tag).statusCode(204);
    }

    @Test
    void a_slug_stays_while_an_article_is_published_under_it() throws Exception {
        var section = term("/sections", "publishing");
        var tag = term("/tags", "publishing");
        var id = filed("publishing");
        newsroom.quote(id, "Filed");
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "lock table edition_quote in exclusive mode");
            var published = later(() -> newsroom.publish(id).extract().statusCode());
            Waiting.untilBlocked(database, 1);
            var renamed = Stream.of(section, tag)
                    .map(term -> later(() -> rename(term, "published")))
                    .toList();
            Waiting.untilBlocked(database, 3);
            holder.commit();
            assertEquals(200, published.get());
            for (var answer : renamed) {
                assertEquals(409, answer.get());
            }
        }
    }

    @Test
    void an_article_is_published_under_the_slug_that_its_section_or_tag_just_gets() throws Exception {
        for (var table : List.of("section", "tag")) {
            term("/sections", "old-" + table);
            term("/tags", "old-" + table);
            var id = filed("old-" + table);
            try (var holder = database.getConnection()) {
                holder.setAutoCommit(false);
                run(
                        holder,
                        "update %1$s set slug = 'new-%1$s', version = version + 1 where slug = 'old-%1$s'"
                                .formatted(table));
                var published = later(() -> newsroom.publish(id).extract().statusCode());
                Waiting.untilBlocked(database, 1);
                holder.commit();
                assertEquals(200, published.get());
            }
            get(DELIVERY + "/articles?{table}=new-{table}", table, table).then().body("data.id", contains(id));
        }
    }

    /** An article in a section, and with a tag, that have this slug; its id. */
    private String filed(String slug) {
        var article = newsroom.article("Filed.");
        article.put("section", slug);
        article.put("tags", List.of(slug));
        return newsroom.create("/articles", article);
    }

    private String term(String terms, String slug) {
        return terms + "/" + newsroom.create(terms, Map.of("slug", slug, "name", slug));
    }

    private int rename(String term, String slug) {
        return newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("slug", slug))
                .patch(DESK + term)
                .statusCode();
    }

    private static CompletableFuture<Integer> later(Supplier<Integer> write) {
        return CompletableFuture.supplyAsync(write);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void what_readers_see_keeps_what_it_names() {
        var section = newsroom.create("/sections", Map.of("slug", "seen", "name", "Seen", "position", 904));
        var tag = newsroom.create("/tags", Map.of("slug", "seen", "name", "Seen"));
        var person = newsroom.create("/persons", Map.of("kind", "person", "name", "Una of the test"));
        var source = newsroom.create("/sources", Map.of("kind", "agency", "name", "Seenwire of the test"));
        var article = newsroom.article("Seen.");
        article.put("section", "seen");
        article.put("tags", List.of("seen"));
        article.put("creators", List.of(Map.of("person", person, "role", "reporter")));
        var id = newsroom.create("/articles", article);
        var citation = newsroom.create("/citations", Map.of("article", id, "source", source, "role", "basedOn"));
        newsroom.publish(id).statusCode(200);
        newsroom.patch(
                "/articles/" + id, Map.of("section", newsroom.section(), "tags", List.of(), "creators", List.of()));
        delete("/citations/" + citation).statusCode(204);

        var all = List.of("/sections/" + section, "/tags/" + tag, "/persons/" + person, "/sources/" + source);
        for (var record : all) {
            delete(record).statusCode(409).body("uses.kind", contains("edition"), "uses.article", contains(id));
        }
        for (var term : List.of("/sections/" + section, "/tags/" + tag)) {
            newsroom.patch(term, Map.of("name", "Seen by all"));
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("slug", "seen-anew"))
                    .patch(DESK + term)
                    .then()
                    .statusCode(409)
                    .body("uses.article", contains(id));
        }
        get(DELIVERY + "/articles?section=seen&tag=seen&author={id}&source={source}", person, source)
                .then()
                .body("data.id", contains(id));

        newsroom.publish(id).statusCode(200);
        newsroom.patch("/tags/" + tag, Map.of("slug", "seen-anew"));
        for (var record : all) {
            delete(record).statusCode(204);
        }
    }

    @Test
    void two_sections_or_tags_cannot_have_one_slug() {
        newsroom.create("/tags", Map.of("slug", "only-one", "name", "Only one"));
        newsroom.create("/sections", Map.of("slug", "only-one", "name", "Only one", "position", 902));
        newsroom.editor()
                .body(Map.of("slug", "only-one", "name", "Another"))
                .post(DESK + "/tags")
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/slug"));
        newsroom.editor()
                .body(Map.of("slug", "only-one", "name", "Another", "position", 903))
                .post(DESK + "/sections")
                .then()
                .statusCode(409)
                .body("errors.pointer", contains("/slug"));
    }

    @Test
    void a_tag_is_shown_to_readers_from_its_first_published_article_on() {
        newsroom.create("/tags", Map.of("slug", "news-to-come", "name", "News to come"));
        var article = newsroom.article("Soon.");
        article.put("tags", List.of("news-to-come"));
        var id = newsroom.create("/articles", article);
        get(DELIVERY + "/tags?limit=100").then().body("data.find {it.slug == 'news-to-come'}", nullValue());

        newsroom.publish(id).statusCode(200);

        get(DELIVERY + "/tags?limit=100").then().body("data.slug", hasItem("news-to-come"));
        get(DELIVERY + "/articles?tag=news-to-come&count=true")
                .then()
                .body("data.id", contains(id), "meta.total", equalTo(1));
    }

    @Test
    void a_citation_names_an_article_and_a_source_that_exist_and_words_that_are_in_the_text() {
        var source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Ledger of the test"));
        var article = newsroom.draft("As the Ledger reported.");
        refused("/citations", Map.of("article", source, "source", source, "role", "primary"), "/article");
        refused("/citations", Map.of("article", article, "source", article, "role", "primary"), "/source");
        var words = Map.of(
                "article",
                article,
                "source",
                source,
                "role",
                "primary",
                "declaredAs",
                Map.of("exact", "As the Ledger denied"));
        refused("/citations", words, "/declaredAs/exact").body("nearest.exact", equalTo("As the Ledger reported."));

        var citation = newsroom.create("/citations", Map.of("article", article, "source", source, "role", "primary"));
        newsroom.patch("/citations/" + citation, Map.of("declaredAs", Map.of("exact", "the Ledger")));
        newsroom.patch("/articles/" + article, Map.of("body", "😀 As the Ledger reported."));
        newsroom.editor()
                .get(DESK + "/citations?article=" + article)
                .then()
                .body("data.id", contains(citation), "data[0].declaredAs.prefix", equalTo("😀 As "));
    }

    @Test
    void a_confidential_source_is_shown_to_editors_and_changed_by_them_alone() {
        var source = newsroom.create(
                "/sources", Map.of("kind", "person", "name", "Deep Water", "note", "Met twice.", "confidential", true));
        newsroom.editor().get(DESK + "/sources/{id}", source).then().body("name", equalTo("Deep Water"));
        for (var role : List.of(Role.WRITER, Role.MODERATOR)) {
            newsroom.as(role)
                    .get(DESK + "/sources/{id}", source)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Confidential source"), "note", nullValue(), "kind", equalTo("unknown"));
        }
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("name", "Guessed"))
                .patch(DESK + "/sources/{id}", source)
                .then()
                .statusCode(403)
                .body("detail", containsString("confidential"));
    }

    @Test
    void a_citation_goes_to_the_trash_and_comes_back_with_its_article() {
        var source = newsroom.create("/sources", Map.of("kind", "agency", "name", "Binwire of the test"));
        var article = newsroom.draft("Binwire says so.");
        var citation = newsroom.create("/citations", Map.of("article", article, "source", source, "role", "basedOn"));
        delete("/articles/" + article).statusCode(204);
        delete("/citations/" + citation).statusCode(409).body("detail", containsString("in the trash"));

        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/articles/{id}/restoration", article)
                .then()
                .statusCode(200);
        delete("/citations/" + citation).statusCode(204);
    }

    @Test
    void a_list_of_citations_reads_nothing_of_their_articles() {
        var source = newsroom.create("/sources", Map.of("kind", "agency", "name", "Shortwire of the test"));
        newsroom.create("/citations", Map.of("article", newsroom.draft("Long."), "source", source, "role", "basedOn"));
        var wanted =
                Path.from(Citation.class).to(Citation_.source).to(Source_.id).equalTo(UUID.fromString(source));
        QuarkusTransaction.requiringNew()
                .run(() -> assertFalse(Hibernate.isInitialized(
                        citations.inOrder(Cursor.LOWEST_ID, wanted).getSingleResult().article)));
    }

    @Test
    void a_citation_does_not_tell_who_a_confidential_source_is() {
        var source = newsroom.create("/sources", Map.of("kind", "person", "name", "Deep Quay", "confidential", true));
        var article = newsroom.draft("Jane Quay’s memo says so.");
        var telling = Map.of(
                "article",
                article,
                "source",
                source,
                "role",
                "primary",
                "url",
                "https://jane-quay.example/memo",
                "archivedUrl",
                "https://archive.example/jane-quay",
                "title",
                "Memo of Jane Quay",
                "declaredAs",
                Map.of("exact", "Jane Quay’s memo"),
                "alsoDeclaredAs",
                List.of("Source: Jane Quay"));
        var citation = newsroom.create("/citations", telling);
        newsroom.editor().get(DESK + "/citations/{id}", citation).then().body("title", equalTo("Memo of Jane Quay"));
        for (var role : List.of(Role.WRITER, Role.MODERATOR)) {
            for (var path : List.of("/citations/" + citation, "/citations?source=" + source)) {
                newsroom.as(role)
                        .get(DESK + path)
                        .then()
                        .statusCode(200)
                        .body(containsString("primary"))
                        .body(not(containsStringIgnoringCase("jane")));
            }
        }
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("title", "Guessed"))
                .patch(DESK + "/citations/{id}", citation)
                .then()
                .statusCode(403)
                .body("detail", containsString("confidential"));
        var undeclared = newsroom.create("/citations", Map.of("article", article, "source", source, "role", "basedOn"));
        for (var withheld : List.of(citation, undeclared)) {
            newsroom.as(Role.WRITER)
                    .header("If-Match", "*")
                    .body(Map.of("declaredAs", Map.of("prefix", "by")))
                    .patch(DESK + "/citations/{id}", withheld)
                    .then()
                    .statusCode(403);
        }
        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(telling)
                .put(DESK + "/citations/{id}", citation)
                .then()
                .statusCode(403);

        newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .delete(DESK + "/citations/{id}", citation)
                .then()
                .statusCode(403)
                .body("detail", containsString("confidential"));

        newsroom.patch("/citations/" + citation, Map.of("title", "Jane’s memo"));
        delete("/citations/" + citation).statusCode(204);
        newsroom.editor()
                .get(DESK + "/events?kind=citation&record=" + citation)
                .then()
                .body("data.action", contains("deleted", "updated", "created"))
                .body(not(containsStringIgnoringCase("jane")));
    }

    private ValidatableResponse delete(String path) {
        return newsroom.editor().header("If-Match", "*").delete(DESK + path).then();
    }

    private ValidatableResponse refused(String path, Map<String, ?> body, String pointer) {
        return newsroom.editor()
                .body(body)
                .post(DESK + path)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }
}
