package org.copydesk.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class QueriesTest {

    private static boolean made;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    /** Three stories of the year 2001, which no other test has any of. */
    @BeforeEach
    void three_stories() {
        if (made) {
            return;
        }
        made = true;
        tag("kelp");
        tag("brine");
        newsroom.section("tideways");
        newsroom.section("moorings");
        newsroom.section("floods");
        story(
                1,
                "tideways",
                "en-GB",
                List.of("kelp"),
                "Oystermen return",
                "The oystermen came back to the café by boat, and to no other place.");
        story(
                2,
                "moorings",
                "en-GB",
                List.of("kelp", "brine"),
                "Quay <reopens>",
                "The oysterman said 1 < 2 & left the quay with two boats.");
        story(3, "tideways", "de", List.of(), "Austernfischer", "Die Häuser der Austernfischer stehen am Kai.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "section=tideways | 3,1",
                "section=tideways,moorings | 3,2,1",
                "section=tideways,moorings&tag!=brine | 3,1",
                "tag=kelp,brine | 2,1",
                "tag=kelp&tag!=brine | 1",
                "section=tideways,moorings&language=de | 3",
                "section=tideways,moorings&language=de-AT | ",
                "section=tideways,moorings&language=en | 2,1",
                "section=tideways,moorings&language=EN-gb,de | 3,2,1",
                "section=tideways,moorings&language=* | 3,2,1",
                "section=tideways,moorings&language=e | ",
                "section=tideways,moorings&language=e%25 | ",
                "section=tideways&type=opinion | ",
                "section=tideways&type=news,opinion | 3,1",
                "tag=kelp,brine&section!=moorings | 1",
                "tag=kelp,brine&section!=moorings,tideways | ",
                "section=tideways&type!=opinion,live | 3,1",
                "section=tideways&type!=news | ",
                "section=tideways&type=news&type!=news | ",
                "section=tideways&type!=news,opinion,analysis,review,live,pressRelease | ",
                "section=tideways,moorings&sort=publishedAt | 1,2,3",
                "section=tideways,moorings&publishedAt[gte]=2001-02-01T00:00:00Z | 3,2",
                "section=tideways,moorings&publishedAt[gte]=2001-02-10T12:00:00Z&sort=publishedAt | 2,3",
                "section=tideways,moorings&publishedAt[gte]=2001-02-10T12:00:00.000001Z&sort=publishedAt | 3",
                "section=tideways,moorings&publishedAt[gte]=2001-02-01T00:00:00Z&publishedAt[lt]=2001-03-01T00:00:00Z | 2",
                "section=tideways,moorings&sort=-updatedAt | 3,2,1",
                "section=tideways,moorings&sort=updatedAt | 1,2,3",
                "ids=0197b222-0000-7000-8000-000000000001,0197b222-0000-7000-8000-000000000003 | 3,1",
                "section=tideways&updatedAt[gt]=2200-01-01T00:00:00Z | ",
                "q=boats&tag=kelp | 2,1",
                "q=OYSTERMEN -quay | 1",
                "q=cafe&section=tideways | 1",
                "q=\"left the quay\" | 2",
                "q=\"quay the left\" | ",
                "q=oyst* tideways | ",
                "q=oysterm* | 1,2",
                "q=austernfischer haus | 3",
                "q=aus* | 3",
                "q=oysterman&section=moorings | 2",
                "q=oysterm*&sort=-publishedAt | 2,1",
                "q=oysterm* -qua* | 1",
                "q=haus or qua*&section=tideways,moorings&sort=-publishedAt | 3,2",
                "q=\"left the qua*\" | 2",
                "q=\"quay the lef*\" | ",
                "q=_* oysterm* -quay | 1",
            })
    void a_list_shows_what_was_asked_for_in_the_order_asked_for(String query, String expected) {
        var stories = expected == null
                ? List.<String>of()
                : List.of(expected.split(",")).stream().map(QueriesTest::id).toList();

        list(query).body("data.id", equalTo(stories));
    }

    @Test
    void pages_follow_each_other_in_every_order() {
        for (var query : List.of(
                "section=tideways,moorings",
                "section=tideways,moorings&sort=publishedAt",
                "section=tideways,moorings&publishedAt[gte]=2001-01-10T12:00:00Z&sort=publishedAt",
                "section=tideways,moorings&sort=-updatedAt",
                "section=tideways,moorings&sort=updatedAt",
                "q=oysterm*",
                "q=oysterm*&sort=-publishedAt")) {
            var whole = list(query).extract().<List<String>>path("data.id");
            assertEquals(whole, walked(query + "&limit=1"), query);
        }
    }

    /** The ids on all pages, each found behind the one before. */
    private static List<String> walked(String query) {
        return walked(query, () -> {});
    }

    /** @param meanwhile what happens after the first page */
    private static List<String> walked(String query, Runnable meanwhile) {
        var first = list(query).extract();
        meanwhile.run();
        var ids = new ArrayList<String>(first.<List<String>>path("data.id"));
        for (String cursor = first.path("meta.nextCursor"); cursor != null; ) {
            var page = list(query + "&cursor=" + cursor).extract();
            ids.addAll(page.path("data.id"));
            cursor = page.path("meta.nextCursor");
        }
        return ids;
    }

    /** The ids on all pages, by their numbers. */
    private static List<String> numbered(String query) {
        var ids = new ArrayList<String>();
        List<String> page;
        for (var n = 1; !(page = list(query + "&page=" + n).extract().path("data.id")).isEmpty(); n++) {
            ids.addAll(page);
        }
        return ids;
    }

    @Test
    void a_total_is_counted_with_the_same_filters() {
        list("section=tideways,moorings&tag!=brine&count=true&limit=1")
                .body("data", hasSize(1))
                .body("meta.total", equalTo(2));
        list("section=tideways,moorings&tag!=brine&count=true&limit=1&page=9")
                .body("data", hasSize(0))
                .body("meta.total", equalTo(2));
        list("q=oysterm*&count=true").body("meta.total", equalTo(2));
    }

    @Test
    void what_a_list_selects_is_counted_on_all_its_pages() {
        list("section=tideways,moorings&facets=section,tag,type,month&limit=1")
                .body("data", hasSize(1))
                .body("facets.keySet()", containsInAnyOrder("section", "tag", "type", "month"))
                .body("facets.section.value", contains("tideways", "moorings"))
                .body("facets.section.name", contains("tideways", "moorings"))
                .body("facets.section.count", contains(2, 1))
                .body("facets.tag.value", contains("kelp", "brine"))
                .body("facets.tag.count", contains(2, 1))
                .body("facets.type", contains(Map.of("value", "news", "count", 3)))
                .body("facets.month.value", contains("2001-03", "2001-02", "2001-01"))
                .body("facets.month.count", contains(1, 1, 1));
        list("q=oysterm*&section=moorings&facets=tag&fields=slug")
                .body("facets", equalTo(Map.of("tag", List.of(count("brine"), count("kelp")))));
        list("section=tideways&type=opinion&facets=month").body("facets.month", hasSize(0));
        list("section=tideways&at=2200-01-01T00:00:00Z&facets=section", 400);
        list("section=tideways&facets=section&at=" + Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .body("facets.section.size()", lessThanOrEqualTo(1));
        list("section=tideways").body("$", not(hasKey("facets")));
    }

    private ExtractableResponse<Response> estimates(String query) {
        return list(query + "&limit=1&count=true&facets=type")
                .body("meta.totalIsEstimate", equalTo(true))
                .body("facets.areEstimates", equalTo(true))
                .body("facets.type.value", contains("news", "opinion"))
                .extract();
    }

    @Test
    void of_too_many_articles_the_counts_are_estimates_and_what_is_rare_is_found_all_the_same() throws SQLException {
        flood(32_000, () -> {
            thoseOfTheDeskAreFoundInOrder();
            var answer = estimates("section=floods");
            assertEquals(32_000, answer.<Integer>path("meta.total"), 5_000);
            assertEquals(28_800, answer.<Integer>path("facets.type[0].count"), 3_000);
            assertEquals(3_200, answer.<Integer>path("facets.type[1].count"), 1_000);
            for (var query : List.of("", "&live=liveWithNewerDraft")) {
                var copies = workingCopies(query).body("meta.totalIsEstimate", equalTo(true));
                assertEquals(32_000, copies.extract().<Integer>path("meta.total"), 5_000, query);
            }
            workingCopies("&live=expired").body("meta", not(hasKey("totalIsEstimate")));
            list("section=tideways&facets=type").body("facets", not(hasKey("areEstimates")));
            var found = estimates("q=nudibranch");
            assertEquals(32_000, found.<Integer>path("meta.total"), 3_000);
            assertEquals(28_800, found.<Integer>path("facets.type[0].count"), 3_000);
            list("q=nudibranch&type=news&limit=1&facets=type")
                    .body("facets", not(hasKey("areEstimates")))
                    .body("facets.type[0].count", equalTo(28_800));
            list("q=oysterman&section=moorings").body("data", hasSize(1));
            list("q=oysterman&section=moorings&sort=-publishedAt").body("data", hasSize(1));
            list("q=nudibranch&limit=100&page=2").body("data", hasSize(100));
            var last = list("q=nudibranch&limit=100&page=100&fields=id").body("data", hasSize(100));
            var beyond =
                    given().urlEncodingEnabled(false).get(next(last)).then().statusCode(200);
            assertTrue(Collections.disjoint(
                    last.extract().<List<String>>path("data.id"),
                    beyond.extract().<List<String>>path("data.id")));
            list("q=nudibranch&limit=100&page=100&sort=-publishedAt").body("data", hasSize(100));
            String second = list("q=nudibranch&limit=60&fields=id").extract().path("meta.nextCursor");
            assertEquals(
                    list("q=nudibranch&limit=60&page=2&fields=id").extract().<List<String>>path("data.id"),
                    list("q=nudibranch&limit=60&fields=id&cursor=" + second)
                            .extract()
                            .<List<String>>path("data.id"));
            // It looks among the newest first.
            date(7, "2001-12-31T23:59:59Z");
            date(8, "2020-01-01T00:00:00Z");
            list("q=nudibranch&limit=1&sort=-publishedAt&fields=id").body("data.id", contains(floodId(8)));
            list("q=nudibranch -boats&limit=1&fields=id").body("data.id", contains(floodId(8)));
            list("q=nudibranch&publishedAt[gte]=2019-12-31T00:00:00Z&fields=id").body("data.id", contains(floodId(8)));
            list("q=nudibranch&publishedAt[gte]=2001-12-31T23:59:59Z&publishedAt[lt]=2002-01-01T00:00:00Z&fields=id")
                    .body("data.id", contains(floodId(7)));
            list("q=-boats&section=floods&limit=1&fields=id").body("data.id", contains(floodId(8)));
        });
    }

    @Test
    void the_best_are_chosen_among_the_newest_100_and_all_others_follow_by_date() throws SQLException {
        flood(206, () -> {
            text(107, "A nudibranch, and another nudibranch.");
            text(106, "A nudibranch, and another nudibranch.");
            var expected = bestAndOthers(107, 206);
            assertEquals(expected, walked("q=nudibranch&fields=id&limit=30"));
            assertEquals(expected, numbered("q=nudibranch&fields=id&limit=30"));
            assertEquals(expected, numbered("q=nudibranch&fields=id&limit=100"));
            list("q=nudibranch&limit=100&page=3&count=true")
                    .body("data", hasSize(6))
                    .body("data.highlight[0]", containsString("<mark>nudibranch</mark>"))
                    .body("meta.total", equalTo(206))
                    .body("meta", not(hasKey("nextCursor")));
        });
    }

    @Test
    void a_search_repeats_nothing_when_others_are_published_between_its_pages() throws SQLException {
        flood(150, () -> {
            for (var n : List.of(80, 145, 146, 147, 148, 149, 150)) {
                text(n, "Nothing.");
            }
            text(45, "A nudibranch, and another nudibranch.");
            var seen = walked("q=nudibranch&fields=id&limit=40", () -> {
                for (var n : List.of(145, 146, 147, 148, 149, 150)) {
                    date(n, "2002-03-01T00:00:00Z");
                    text(n, "A nudibranch.");
                }
                // One of an older date.
                text(80, "A nudibranch.");
            });

            assertEquals(bestAndOthers(45, 144), seen);
        });
    }

    @Test
    void a_search_loses_nothing_when_others_are_taken_back_between_its_pages() throws SQLException {
        flood(150, () -> {
            // The first of those that follow the best.
            text(50, "A nudibranch, and another nudibranch.");
            var seen = walked(
                    "q=nudibranch&fields=id&limit=40",
                    () -> List.of(140, 141, 142).forEach(n -> text(n, "Nothing.")));

            assertEquals(bestAndOthers(150, 149), seen);
        });
    }

    private static List<String> bestAndOthers(int best, int newest) {
        var ids = new ArrayList<>(List.of(floodId(best)));
        for (var n = newest; n >= 1; n--) {
            if (n != best) {
                ids.add(floodId(n));
            }
        }
        return ids;
    }

    @Test
    void what_is_named_by_its_ids_is_one_page_unless_a_limit_says_otherwise() throws SQLException {
        var ids = IntStream.rangeClosed(1, 30).mapToObj(QueriesTest::floodId).collect(joining(",", "ids=", ""));
        flood(31, () -> {
            list(ids + "&fields=id").body("data", hasSize(30)).body("meta", equalTo(Map.of("limit", 30)));
            list(ids + "&fields=id&limit=10").body("data", hasSize(10)).body("meta.limit", equalTo(10));
        });
        for (var list : List.of(
                "/quotes",
                "/persons",
                "/sources",
                "/desk/articles",
                "/desk/quotes",
                "/desk/persons",
                "/desk/sources",
                "/desk/comments")) {
            newsroom.editor().get(DELIVERY + list + "?" + ids).then().body("meta.limit", equalTo(30));
        }
    }

    /** Who is in many articles is found among the newest of them. */
    @Test
    void who_and_what_is_only_in_old_articles_is_listed_and_given_all_the_same() throws SQLException {
        var person = newsroom.create("/persons", Map.of("kind", "person", "name", "Olwen Barnacle"));
        var source = newsroom.create("/sources", Map.of("kind", "outlet", "name", "Barnacle Weekly"));
        assertShown(0, 404, person, source);
        flood(206, () -> {
            get(DELIVERY + "/tags?count=true&slug=kelp").then().body("meta.total", equalTo(1));
            update(id("1"), "person_ids = array[cast(? as uuid)]", person);
            update(id("1"), "source_ids = array[cast(? as uuid)]", source);
            assertShown(1, 200, person, source);
        });
    }

    private static void assertShown(int times, int status, String person, String source) {
        for (var list : List.of(
                "/persons?q=olwen", "/persons?ids=" + person, "/sources?q=barnacle", "/sources?ids=" + source)) {
            get(DELIVERY + list + "&count=true")
                    .then()
                    .body("data", hasSize(times))
                    .body("meta.total", equalTo(times));
        }
        get(DELIVERY + "/persons/{id}", person).then().statusCode(status);
        get(DELIVERY + "/sources/{id}", source).then().statusCode(status);
    }

    /** One quote stands for many: a total counts rows, whatever they say. */
    @Test
    void of_too_many_quotes_the_total_is_an_estimate_and_that_of_a_few_is_exact() throws SQLException {
        var many = newsroom.live("“The flood came from the harbour,” she said.");
        newsroom.quote(many, "The flood came from the harbour");
        newsroom.publish(many).statusCode(200);
        var few = newsroom.live("“The barnacles held,” she said.");
        newsroom.quote(few, "The barnacles held");
        newsroom.publish(few).statusCode(200);
        unhurried(statement -> {
            statement.execute("""
                    insert into edition_quote (edition_id, position, quote_id, article_id, source_ids, published_at, section,
                                               text, language)
                    select edition_id, n, quote_id, article_id, source_ids, published_at - interval '1 year', section,
                           text, language
                    from edition_quote, generate_series(1, 51000) n where article_id = '%s' and not past
                    """.formatted(many));
            statement.execute("analyze edition_quote");
            try {
                for (var query : List.of("", "&article=" + many, "&q=flood harbour")) {
                    var meta = quotes(query).body("meta.totalIsEstimate", equalTo(true));
                    assertEquals(51_000, meta.extract().<Integer>path("meta.total"), 6_000, query);
                }
                for (var query : List.of("&article=" + few, "&q=barnacles")) {
                    quotes(query).body("meta.total", equalTo(1)).body("meta", not(hasKey("totalIsEstimate")));
                }
                var section = newsroom.section();
                for (var query : List.of("", "&section=" + section, "&article=" + many, "&language=en-GB")) {
                    quotes("&q=flood harbour" + query).body("data.article.id", contains(many));
                }
                quotes("&q=flood harbour&section=" + section + "&article=" + few)
                        .body("data", empty());
            } finally {
                statement.execute("delete from edition_quote where position > 0 and article_id = '" + many + "'");
            }
        });
    }

    private ValidatableResponse workingCopies(String query) {
        return newsroom.editor()
                .get(DESK + "/articles?limit=1&count=true" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse quotes(String query) {
        return get(DELIVERY + "/quotes?limit=1&count=true" + query).then().statusCode(200);
    }

    private interface Work {
        void with(Statement statement) throws SQLException;
    }

    /** So many rows take longer than any request may. */
    private void unhurried(Work work) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 60_000);
            // What a trigger asks was planned for a few rows, and would read all of the many one by one.
            statement.execute("discard plans; set enable_seqscan = off; set statement_timeout = '1min'");
            try {
                work.with(statement);
            } finally {
                statement.execute("reset statement_timeout; reset enable_seqscan; discard plans");
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        }
    }

    /** So many articles that readers see, with the word nudibranch; gone after. */
    private void flood(int articles, Runnable seen) throws SQLException {
        unhurried(statement -> {
            statement.execute("""
                    insert into article select (jsonb_populate_record(a, jsonb_build_object(
                        'id', '0197cccc-0000-7000-8000-' || lpad(cast(n as text), 12, '0'), 'slug', 'flood-' || n))).*
                    from article a, generate_series(1, %d) n where a.id = '0197b222-0000-7000-8000-000000000001'
                    """.formatted(articles));
            statement.execute("""
                    insert into edition (id, article_id, revision_id, edits, visible_from, withdrawn, slug, section, type,
                        language, tags, published_at, summary, details, html, text, blocks, quotes, citations, person_ids,
                        source_ids, created_at, created_by)
                    select a.id, a.id, r.id, 0, '2020-01-01T00:00Z', false, a.slug, 'floods',
                        case when a.slug like '%5' then 'OPINION' else 'NEWS' end, 'en', '{}', '2002-02-01T00:00Z',
                        json_build_object('id', a.id), '{}', '', 'A nudibranch.', '[]', '[]', '[]', '{}', '{}', now(), 'test'
                    from article a, (select id from revision limit 1) r where a.slug like 'flood-%'
                    """);
            statement.execute("analyze article, edition");
            try {
                seen.run();
            } finally {
                statement.execute("delete from edition where section = 'floods'");
                statement.execute("delete from article where slug like 'flood-%'");
            }
        });
    }

    private void thoseOfTheDeskAreFoundInOrder() {
        var first = newsroom.editor()
                .get(DESK + "/articles?q=flood&state=draft&limit=2&count=true")
                .then();
        first.body("meta.totalIsEstimate", equalTo(true), "data", hasSize(2));
        List<String> ids = first.extract().path("data.id");
        assertTrue(ids.get(0).compareTo(ids.get(1)) > 0, ids.toString());
        String cursor = first.extract().path("meta.nextCursor");
        String third = newsroom.editor()
                .queryParam("cursor", cursor)
                .get(DESK + "/articles?q=flood&state=draft&limit=2")
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].id");
        assertTrue(ids.get(1).compareTo(third) > 0, ids + " " + third);
        newsroom.editor().get(DESK + "/articles?q=flood&tag=kelp").then().body("data", empty());
    }

    @Test
    void a_language_is_the_same_in_upper_and_in_lower_case() {
        var article = newsroom.article("“It whiffled,” she said.");
        article.put("language", "EN-Scotland");
        var id = newsroom.create("/articles", article);
        newsroom.quote(id, "It whiffled");
        newsroom.publish(id).statusCode(200);
        list("language=En-SCOTLAND").body("data.id", contains(id)).body("data.language", contains("en-scotland"));
        list("language=en-scotland&q=whiffling").body("data.id", contains(id));
        get(DELIVERY + "/quotes?language=EN-scotland").then().body("data.article.id", contains(id));
        newsroom.editor().get(DESK + "/articles?language=EN-SCOTLAND").then().body("data.id", contains(id));
    }

    @Test
    void at_the_desk_too_a_language_is_also_for_its_variants() {
        var article = newsroom.article("It snows.");
        article.put("language", "gsw-CH");
        var id = newsroom.create("/articles", article);

        for (var range : List.of("gsw", "gsw-ch", "de,gsw")) {
            newsroom.editor()
                    .get(DESK + "/articles?ids=" + id + "&language=" + range)
                    .then()
                    .body("data.id", contains(id));
        }
        for (var range : List.of("gs", "gsw-CH-1996", "g_w", "%25")) {
            newsroom.editor()
                    .get(DESK + "/articles?ids=" + id + "&language=" + range)
                    .then()
                    .body("data", empty());
        }
    }

    @Test
    void a_list_goes_on_however_its_values_are_written_and_whatever_of_it_is_shown() {
        var list = "limit=1&section=tideways,moorings&tag=kelp,brine";
        String cursor = list(list + "&facets=tag&include=quotes&fields=headline&format=text")
                .body("data.id", contains(id("2")))
                .extract()
                .path("meta.nextCursor");
        for (var same : List.of(
                list,
                list + "&fields=slug&include=comments",
                "tag=brine,kelp&limit=1&section=moorings , tideways",
                "section=moorings&tag=kelp&section=tideways&tag=brine")) {
            list(same + "&cursor=" + cursor).body("data.id", contains(id("1")));
        }
        list("limit=1&section=tideways&tag=kelp,brine&cursor=" + cursor, 400);
        list("limit=1&section=tideways,moorings&tag!=kelp,brine&cursor=" + cursor, 400);
        String found = list("limit=1&q=boats, boat").extract().path("meta.nextCursor");
        list("limit=1&q=boats, boat&cursor=" + found).body("data", hasSize(1));
        list("limit=1&q=boat, boats&cursor=" + found, 400);
    }

    @Test
    void a_filter_that_looks_like_two_is_another_list() {
        String cursor = list("limit=1&q=boats&sort=-publishedAt").extract().path("meta.nextCursor");

        given().queryParam("q", "boats], sort=[-publishedAt")
                .queryParam("cursor", Objects.requireNonNull(cursor))
                .get(DELIVERY + "/articles")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("cursor"));
    }

    private void date(int n, String publishedAt) {
        update(floodId(n), "published_at = cast(? as timestamptz)", publishedAt);
    }

    private void text(int n, String text) {
        update(floodId(n), "text = ?", text);
    }

    private void update(String article, String change, String value) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update edition set " + change + " where article_id = cast(? as uuid)")) {
            statement.setString(1, value);
            statement.setString(2, article);
            assertEquals(1, statement.executeUpdate());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String floodId(int n) {
        return "0197cccc-0000-7000-8000-%012d".formatted(n);
    }

    private static Map<String, Object> count(String tag) {
        return Map.of("value", tag, "name", tag, "count", 1);
    }

    @Test
    void found_words_are_marked_in_safe_html() {
        list("q=oysterman&section=moorings")
                .body(
                        "data[0].highlight",
                        allOf(containsString("<mark>oysterman</mark>"), containsString("1 &lt; 2 &amp; left")));
    }

    @Test
    void a_phrase_stands_in_one_text_not_in_headline_and_standfirst() {
        var speaker = newsroom.create("/persons", Map.of("kind", "person", "name", "Quince Jorum"));
        var article = newsroom.article("Thistle seeds. “Ask the gorse,” she said.");
        article.putAll(Map.of("headline", "On hollow zarfs", "standfirst", "Zibets of the marsh"));
        var id = newsroom.draft(article);
        var quote = Map.of(
                "article",
                id,
                "kind",
                "direct",
                "speaker",
                speaker,
                "segments",
                List.of(Map.of("exact", "Ask the gorse,")));
        newsroom.create("/quotes", quote);
        newsroom.publish(id).statusCode(200);

        for (var phrase : List.of("hollow zarfs", "zibets of the marsh", "quince jorum", "thistle seeds")) {
            list("q=\"" + phrase + "\"").body("data.id", contains(id));
        }
        for (var phrase : List.of("zarfs zibets", "marsh quince", "jorum thistle")) {
            list("q=\"" + phrase + "\"").body("data", empty());
            list("q=zarfs -\"" + phrase + "\"").body("data.id", contains(id));
        }
        list("q=# zarfs").body("data.id", contains(id));
    }

    @ParameterizedTest
    @CsvSource({
        "type=gossip,type",
        "type!=gossip,type!",
        "ids=5,ids",
        "section=a%2C%2Cb,section",
        "facets=author,facets",
        "sort=headline,sort",
        "q=a&sort=publishedAt,sort",
        "section=harbour&Section=sport,Section",
        "q=zontok&Q=nope,Q"
    })
    void a_wish_that_cannot_be_read_is_refused_by_its_name(String query, String parameter) {
        given().urlEncodingEnabled(false)
                .get(DELIVERY + "/articles?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void odd_searches_find_nothing_and_break_nothing() {
        for (var words : List.of(
                "'",
                "\"",
                "&|!()",
                "-",
                "*",
                "a:*",
                "\\",
                "the",
                "-quay",
                "<->",
                "_*",
                "ab_* __*",
                "-_* \"x* -y*\" or*",
                "-\"港\"*-港 港*a* \"港",
                "\u0E48 \u0E35* \u0E48* \u0640",
                "\u30FB\uFF0A-*港-*")) {
            given().queryParam("q", words).get(DELIVERY + "/articles").then().statusCode(200);
        }
    }

    private static String next(ValidatableResponse page) {
        var link = page.extract().headers().getValues("Link").stream()
                .filter(value -> value.endsWith("rel=\"next\""))
                .findFirst()
                .orElseThrow();
        return link.substring(1, link.indexOf('>'));
    }

    private static ValidatableResponse list(String query) {
        return list(query, 200);
    }

    private static ValidatableResponse list(String query, int status) {
        var request = given();
        for (var pair : query.split("&")) {
            var at = pair.indexOf('=');
            request.queryParam(pair.substring(0, at), pair.substring(at + 1));
        }
        return request.get(DELIVERY + "/articles").then().statusCode(status);
    }

    private static String id(String number) {
        return "0197b222-0000-7000-8000-00000000000" + number.strip();
    }

    private void tag(String slug) {
        newsroom.editor()
                .body(Map.of("slug", slug, "name", slug))
                .post(DESK + "/tags")
                .then()
                .statusCode(201);
    }

    private void story(int n, String section, String language, List<String> tags, String headline, String body) {
        var id = id(Integer.toString(n));
        var article = new HashMap<>(newsroom.article(body));
        article.putAll(Map.of("section", section, "language", language, "tags", tags, "headline", headline));
        newsroom.editor()
                .header("If-None-Match", "*")
                .body(article)
                .put(DESK + "/articles/" + id)
                .then()
                .statusCode(201);
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("publishedAt", "2001-0" + n + "-10T12:00:00Z"))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(200);
    }
}
