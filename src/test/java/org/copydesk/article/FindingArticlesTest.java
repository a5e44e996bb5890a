package org.copydesk.article;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor who looks for a working copy. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FindingArticlesTest {

    private static @Nullable String author;
    private static @Nullable String ofSaltpan;

    @Inject
    Newsroom newsroom;

    /** Four working copies, the last one changed first; the second is live. */
    @BeforeEach
    void four_working_copies() {
        if (author != null) {
            return;
        }
        author = newsroom.create("/persons", Map.of("kind", "person", "name", "Ysolde Farrant"));
        newsroom.create("/tags", Map.of("slug", "wherry", "name", "Wherry"));
        newsroom.section("saltpan");
        ofSaltpan = newsroom.makeToken(Map.of("name", "Saltpan", "role", "editor", "sections", List.of("saltpan")))
                .getString("token");
        article("Wherries race at Ÿffern Lock", "saltpan", List.of("wherry"), Map.of("type", "opinion"));
        newsroom.publish(article("Wherry runs aground", newsroom.section(), List.of("wherry")))
                .statusCode(200);
        article("The lock at Yffern reopens", "saltpan", List.of(), Map.of("language", "fy"));
        var trashed = article("Wherry for sale", "saltpan", List.of());
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}", trashed)
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiterString = " -> ",
            value = {
                "q=wherr -> Wherry runs aground;Wherries race at Ÿffern Lock",
                "q=yffern lo -> The lock at Yffern reopens;Wherries race at Ÿffern Lock",
                "q=ÝFF RACE -> Wherries race at Ÿffern Lock",
                "q=wherries-race-at-yff -> Wherries race at Ÿffern Lock",
                "q=wherr&state=trashed -> Wherry for sale",
                "q=wherr&live=live -> Wherry runs aground",
                "q=wherr&live=unpublished&state=draft -> Wherries race at Ÿffern Lock",
                "q=wherr&section=saltpan -> Wherries race at Ÿffern Lock",
                "tag=wherry -> Wherry runs aground;Wherries race at Ÿffern Lock",
                "tag=wherry&q=agr -> Wherry runs aground",
                "tag=wherry&limit=1&page=2 -> Wherries race at Ÿffern Lock",
                "q=wherr&sort=updatedAt -> Wherries race at Ÿffern Lock;Wherry runs aground",
                "section=saltpan -> The lock at Yffern reopens;Wherries race at Ÿffern Lock",
                "section=saltpan&sort=updatedAt -> Wherries race at Ÿffern Lock;The lock at Yffern reopens",
                "section=saltpan&tag!=wherry -> The lock at Yffern reopens",
                "tag=wherry&section!=saltpan -> Wherry runs aground",
                "section=saltpan&language=cy,fy -> The lock at Yffern reopens",
                "language=fy -> The lock at Yffern reopens",
                "section=saltpan&type=opinion -> Wherries race at Ÿffern Lock",
                "section=saltpan&type!=opinion,analysis -> The lock at Yffern reopens",
                "tag=wherry&live=live,unpublished -> Wherry runs aground;Wherries race at Ÿffern Lock",
                "tag=wherry&live=scheduled,unpublished -> Wherries race at Ÿffern Lock",
                "section=saltpan&live=unpublished -> The lock at Yffern reopens;Wherries race at Ÿffern Lock",
                "section=saltpan&live=unpublished,expired -> The lock at Yffern reopens;Wherries race at Ÿffern Lock",
                "section=saltpan&createdBy=Test EDITOR,nobody -> The lock at Yffern reopens;Wherries race at Ÿffern Lock",
                "section=saltpan&state=trashed&updatedBy=Test EDITOR -> Wherry for sale",
            })
    void what_is_asked_for_is_shown(String query, String expected) {
        find(query).body("data.headline", contains(expected.split(";")));
    }

    @Test
    void of_several_values_any_will_do() {
        find("section=nowhere,saltpan&state=draft,trashed&count=true")
                .body(
                        "data.headline",
                        contains("Wherry for sale", "The lock at Yffern reopens", "Wherries race at Ÿffern Lock"),
                        "meta.total",
                        equalTo(3));
        find("tag=nothing,wherry&state=draft,trashed")
                .body("data.headline", contains("Wherry runs aground", "Wherries race at Ÿffern Lock"));
        find("section=nowhere&count=true").body("data", empty(), "meta.total", equalTo(0));
        Newsroom.with(Objects.requireNonNull(ofSaltpan))
                .get(DESK + "/articles?section=" + newsroom.section() + ",saltpan")
                .then()
                .body("data.headline", contains("The lock at Yffern reopens", "Wherries race at Ÿffern Lock"));
    }

    /** Two that stand in ways of which each has an index of its own, and one that stands in another. */
    @Test
    void of_several_standings_any_will_do() {
        newsroom.section("standings");
        var scheduled = article("Weir to open", "standings", List.of());
        newsroom.publish(scheduled, Map.of("visibleFrom", "2150-01-01T00:00:00Z"))
                .statusCode(200);
        var draft = article("Weir opens late", "standings", List.of());
        newsroom.publish(article("Weir is shut", "standings", List.of())).statusCode(200);
        find("live=scheduled,unpublished&count=true&section=standings")
                .body("data.id", contains(draft, scheduled), "meta.total", equalTo(2));
        find("live=scheduled,embargoed,retracted,expired&section=standings").body("data.id", contains(scheduled));
        find("live=live,scheduled&section=standings&sort=updatedAt&count=true")
                .body("data.liveState", contains("scheduled", "live"), "meta.total", equalTo(2));
        find("section=standings&live=unpublished&limit=1&count=true").body("data.id", contains(draft));
    }

    @Test
    void a_range_of_time_takes_those_changed_in_it() {
        List<Map<String, String>> all =
                find("section=saltpan&sort=updatedAt").extract().path("data");
        var first = all.get(0);
        var second = all.get(1);
        find("section=saltpan&updatedAt[lt]=" + second.get("updatedAt"))
                .body("data.id", contains(first.get("id")), "data.createdBy", contains("Test EDITOR"));
        for (var order : List.of("", "&sort=updatedAt")) {
            find("section=saltpan&updatedAt[gte]=" + second.get("updatedAt") + order)
                    .body("data.id", contains(second.get("id")));
        }
        find("ids=" + second.get("id") + "," + author + "&count=true")
                .body("data.id", contains(second.get("id")), "meta.total", equalTo(1));
    }

    @Test
    void what_waits_longest_goes_on_behind_a_cursor() {
        String cursor = find("section=saltpan&sort=updatedAt&limit=1").extract().path("meta.nextCursor");
        find("section=saltpan&sort=updatedAt&limit=1&cursor=" + cursor)
                .body("data.headline", contains("The lock at Yffern reopens"), "meta.nextCursor", nullValue());
        newsroom.editor()
                .get(DESK + "/articles?sort=headline")
                .then()
                .statusCode(400)
                .body("errors[0].detail", equalTo("must be one of -updatedAt, updatedAt, not 'headline'"));
    }

    @Test
    void an_author_has_those_that_credit_them() {
        find("author=" + author + "&q=yff")
                .body("data.headline", contains("The lock at Yffern reopens", "Wherries race at Ÿffern Lock"));
        find("author=" + author + "&section=saltpan&count=true")
                .body("meta.total", equalTo(2), "meta.totalIsEstimate", nullValue());
        find("author=" + author + "&live=live&q=wherr&count=true").body("meta.total", equalTo(1));
    }

    @Test
    void pages_follow_each_other() {
        String cursor = find("q=wherr&limit=1&count=true")
                .body("meta.total", equalTo(2))
                .extract()
                .path("meta.nextCursor");
        find("q=wherr&limit=1&cursor=" + cursor).body("data.headline", contains("Wherries race at Ÿffern Lock"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=wherr",
                "tag=wherry",
                "live=live,unpublished&limit=100",
                "live=unpublished&sort=updatedAt&limit=100",
                "createdBy=Test EDITOR&limit=100",
                "section!=nowhere&limit=100"
            })
    void a_token_of_one_section_finds_nothing_of_another(String query) {
        Newsroom.with(Objects.requireNonNull(ofSaltpan))
                .get(DESK + "/articles?" + query)
                .then()
                .statusCode(200)
                .body("data.section", not(empty()), "data.section", everyItem(equalTo("saltpan")));
    }

    @Test
    void what_such_a_token_names_it_finds_only_there() {
        var elsewhere = article("Heron seen at Oxmoor", newsroom.section(), List.of());
        Newsroom.with(Objects.requireNonNull(ofSaltpan))
                .get(DESK + "/articles?count=true&ids=" + elsewhere)
                .then()
                .statusCode(200)
                .body("data", empty(), "meta.total", equalTo(0));
        find("ids=" + elsewhere).body("data.id", contains(elsewhere));
    }

    @ParameterizedTest
    @ValueSource(strings = {"herry", "wherry nobody", "!", "' | zzz", "\\", "%"})
    void what_is_in_no_headline_finds_nothing_and_breaks_nothing(String words) {
        newsroom.editor()
                .queryParam("q", words)
                .get(DESK + "/articles")
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    @Test
    void a_headline_is_found_as_it_is_now() {
        var id = article("Bittern seen at Oxmoor", newsroom.section(), List.of());
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("headline", "Spoonbill seen at Oxmoor", "slug", "spoonbill"))
                .patch(DESK + "/articles/{id}", id)
                .then()
                .statusCode(200);
        find("q=oxm spoon").body("data.id", contains(id));
        find("q=bittern").body("data", empty());
    }

    private ValidatableResponse find(String query) {
        return newsroom.as(Role.WRITER).get(DESK + "/articles?" + query).then().statusCode(200);
    }

    private String article(String headline, String section, List<String> tags) {
        return article(headline, section, tags, Map.of());
    }

    private String article(String headline, String section, List<String> tags, Map<String, ?> more) {
        var input = newsroom.article("It is said to be so.");
        input.putAll(more);
        input.put("headline", headline);
        input.put("section", section);
        input.put("tags", tags);
        input.put("creators", List.of(Map.of("person", Objects.requireNonNull(author), "role", "author")));
        return newsroom.create("/articles", input);
    }
}
