package org.copydesk.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of persons, sources and tags, and finding one of them. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NamesTest {

    private static boolean made;

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void two_persons() {
        if (!made) {
            made = true;
            newsroom.create(
                    "/persons", Map.of("kind", "person", "name", "Émile Quorn-Brandt", "aliases", List.of("Le Xylor")));
            newsroom.create(
                    "/persons", Map.of("kind", "organisation", "name", "Quornby & Xanthe", "aliases", List.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "q=quorn, Quornby & Xanthe;Émile Quorn-Brandt",
                "q=QUORN, Quornby & Xanthe;Émile Quorn-Brandt",
                "q=quorn&kind=person, Émile Quorn-Brandt",
                "q=quorn-b, Émile Quorn-Brandt",
                "q=brandt emile, Émile Quorn-Brandt",
                "q=ÉMI quo, Émile Quorn-Brandt",
                "q=le xyl, Émile Quorn-Brandt",
                "q=quorn&limit=1, Quornby & Xanthe",
                "q=quorn&limit=1&page=2, Émile Quorn-Brandt",
            })
    void a_person_is_found_by_how_the_words_of_a_name_begin(String query, String expected) {
        find(query).body("data.name", contains(expected.split(";")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uorn", "quorn nobody", "!", "'", "' | zz", "zz:*&b", "\\", "%", "😀"})
    void what_is_in_no_name_finds_nobody_and_breaks_nothing(String words) {
        newsroom.editor()
                .queryParam("q", words)
                .get(DESK + "/persons")
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    @Test
    void pages_of_what_is_found_follow_each_other_and_are_counted() {
        var first = find("q=quorn&limit=1&count=true").body("meta.total", equalTo(2));
        String cursor = first.extract().path("meta.nextCursor");
        find("q=quorn&limit=1&cursor=" + cursor).body("data.name", contains("Émile Quorn-Brandt"));
    }

    @Test
    void readers_find_whom_a_live_article_names_and_nobody_else() {
        var id = newsroom.create("/persons", Map.of("kind", "person", "name", "Zubeida Vostrey"));
        var article = newsroom.draft("They said “the gulls are back” and left.");
        newsroom.editor()
                .body(Map.of(
                        "article",
                        article,
                        "kind",
                        "direct",
                        "speaker",
                        id,
                        "segments",
                        List.of(Map.of("exact", "the gulls are back"))))
                .post(DESK + "/quotes")
                .then()
                .statusCode(201);
        assertReadersFind("/persons?q=vostrey");
        assertReadersFind("/persons?ids=" + id);
        newsroom.publish(article).statusCode(200);
        assertReadersFind("/persons?q=vostrey", "Zubeida Vostrey");
        assertReadersFind("/persons?ids=" + id, "Zubeida Vostrey");
        assertReadersFind("/persons?q=zub&ids=" + id, "Zubeida Vostrey");
        assertReadersFind("/persons?q=quorn&ids=" + id);
        get(DELIVERY + "/persons?q=vostrey").then().header("Cache-Status", "copydesk; hit");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("name", "Zubeida Vostrey-Lund"))
                .patch(DESK + "/persons/{id}", id)
                .then()
                .statusCode(200);
        assertReadersFind("/persons?q=vostrey", "Zubeida Vostrey-Lund");
        newsroom.unpublish(article).statusCode(204);
        assertReadersFind("/persons?q=vostrey");
    }

    @Test
    void readers_find_sources_that_a_live_article_cites() {
        var id = newsroom.create("/sources", Map.of("kind", "agency", "name", "Wrenfax Dispatch"));
        var article = newsroom.draft("The wall held.");
        newsroom.editor()
                .body(Map.of("article", article, "source", id, "role", "primary"))
                .post(DESK + "/citations")
                .then()
                .statusCode(201);
        assertReadersFind("/sources?q=wrenfax");
        newsroom.publish(article).statusCode(200);
        assertReadersFind("/sources?q=dis wrenfax&kind=agency", "Wrenfax Dispatch");
        assertReadersFind("/sources?q=wrenfax&kind=outlet,agency", "Wrenfax Dispatch");
        assertReadersFind("/sources?q=wrenfax&kind=outlet");
        assertReadersFind("/sources?ids=" + id + ",0197cccc-0004-7000-8000-000000000099", "Wrenfax Dispatch");
        assertReadersFind("/sources?kind=outlet&ids=" + id);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("confidential", true))
                .patch(DESK + "/sources/{id}", id)
                .then()
                .statusCode(200);
        assertReadersFind("/sources?ids=" + id);
        assertReadersFind("/sources?q=wrenfax");
    }

    @Test
    void a_tag_is_found_by_words_and_slugs_by_readers_where_a_live_article_has_it() {
        newsroom.create("/tags", Map.of("slug", "zander-weir", "name", "Zändér fishing"));
        newsroom.create("/tags", Map.of("slug", "zandle", "name", "The Zandle"));
        for (var query : List.of("q=ZANDER fish", "q=weir zan", "slug=zander-weir,nothing", "q=zan&slug=zander-weir")) {
            newsroom.editor().get(DESK + "/tags?" + query).then().body("data.slug", contains("zander-weir"));
            assertReadersFind("/tags?" + query);
        }
        newsroom.editor()
                .get(DESK + "/tags?q=zand&count=true")
                .then()
                .body("data.slug", contains("zander-weir", "zandle"), "meta.total", equalTo(2));
        newsroom.editor().get(DESK + "/tags?q=andle").then().body("data", empty());

        var article = newsroom.draft("A zander was seen.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("tags", List.of("zander-weir")))
                .patch(DESK + "/articles/{id}", article)
                .then()
                .statusCode(200);
        newsroom.publish(article).statusCode(200);
        assertReadersFind("/tags?q=zand", "Zändér fishing");
        assertReadersFind("/tags?slug=zander-weir,zandle", "Zändér fishing");
        get(DELIVERY + "/tags?q=" + "z".repeat(201)).then().statusCode(400);
    }

    @Test
    void a_section_is_found_by_its_slug() {
        newsroom.section("zeppelins");
        newsroom.section("zithers");

        assertReadersFind("/sections?slug=zithers,nothing", "zithers");
        assertReadersFind("/sections?slug=zeppelins,zithers", "zeppelins", "zithers");
        assertReadersFind("/sections?slug=nothing");
        newsroom.editor()
                .get(DESK + "/sections?slug=zithers&count=true")
                .then()
                .body("data.slug", contains("zithers"), "meta.total", equalTo(1));
    }

    /** Its place among the others, and a cursor behind it, would tell how its name begins. */
    @Test
    void a_confidential_source_is_listed_for_those_alone_who_may_see_it() {
        newsroom.create("/sources", Map.of("kind", "person", "name", "Jorvik Nightjar", "confidential", true));
        for (var address : List.of("/sources?q=nightjar", "/sources?kind=person&limit=100")) {
            newsroom.editor().get(DESK + address).then().body("data.name", hasItem("Jorvik Nightjar"));
        }
        var shown = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = newsroom.as(Role.WRITER)
                    .queryParam("limit", 1)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(DESK + "/sources")
                    .then()
                    .statusCode(200)
                    .extract();
            shown.addAll(page.jsonPath().getList("data.name", String.class));
            cursor = page.path("meta.nextCursor");
            var readable = cursor == null ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
            assertFalse(new String(readable, StandardCharsets.UTF_8).contains("Nightjar"));
        } while (cursor != null);
        assertFalse(shown.contains("Confidential source"), shown.toString());
        newsroom.as(Role.WRITER).get(DESK + "/sources?q=nightjar").then().body("data", empty());
        assertEquals(shown.stream().sorted().toList(), shown);
    }

    private ValidatableResponse find(String query) {
        return newsroom.editor().get(DESK + "/persons?" + query).then().statusCode(200);
    }

    private void assertReadersFind(String address, String... names) {
        given().get(DELIVERY + address).then().statusCode(200).body("data.name", equalTo(List.of(names)));
    }
}
