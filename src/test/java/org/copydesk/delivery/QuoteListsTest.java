package org.copydesk.delivery;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of the sample: a list holds what one would pick by hand from all its quotes. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class QuoteListsTest {

    /** Other tests have quotes, too. */
    private static final List<String> ARTICLES = IntStream.rangeClosed(1, 18)
            .mapToObj("0197a000-0005-7000-8000-%012d"::formatted)
            .toList();

    private static final String WIRE = "0197a000-0004-7000-8000-000000000001";
    private static final String LEDGER = "0197a000-0004-7000-8000-000000000002";
    private static final String PIER = "0197a000-0007-7000-8000-000000000008";
    private static final String MINISTER = "0197a000-0003-7000-8000-000000000013";
    private static final String HARBOUR_MASTER = "0197a000-0003-7000-8000-000000000008";

    @Inject
    Newsroom newsroom;

    /** A quote and the article that carries it, as they are listed. */
    private record Listed(JsonNode quote, JsonNode article) {

        String id() {
            return quote.get("id").asText();
        }

        boolean isBy(String... speakers) {
            return List.of(speakers).contains(quote.at("/speaker/id").asText());
        }

        boolean cameThrough(String... sources) {
            return StreamSupport.stream(quote.get("chain").spliterator(), false)
                    .anyMatch(step ->
                            List.of(sources).contains(step.at("/source/id").asText()));
        }

        boolean isOf(String... sections) {
            return List.of(sections).contains(article.at("/section/slug").asText());
        }

        Instant publishedAt() {
            return Instant.parse(quote.at("/article/publishedAt").asText());
        }
    }

    @BeforeEach
    void the_sample_is_there() throws Exception {
        newsroom.openSample();
    }

    static Stream<Arguments> wishes() {
        return Stream.of(
                wish(Map.of(), quote -> true),
                wish(Map.of("speaker", MINISTER), quote -> quote.isBy(MINISTER)),
                wish(Map.of("speaker", MINISTER + "," + HARBOUR_MASTER), quote -> quote.isBy(MINISTER, HARBOUR_MASTER)),
                wish(Map.of("source", LEDGER), quote -> quote.cameThrough(LEDGER)),
                wish(Map.of("source", WIRE + "," + LEDGER), quote -> quote.cameThrough(WIRE, LEDGER)),
                wish(Map.of("section", "world"), quote -> quote.isOf("world")),
                wish(Map.of("section", "world,harbour"), quote -> quote.isOf("world", "harbour")),
                wish(
                        Map.of("section", "harbour", "speaker", HARBOUR_MASTER),
                        quote -> quote.isOf("harbour") && quote.isBy(HARBOUR_MASTER)),
                wish(
                        Map.of("language", "ar"),
                        quote -> quote.article.get("language").asText().equals("ar")),
                wish(
                        Map.of("language", "en"),
                        quote -> quote.article.get("language").asText().equals("en-GB")),
                wish(Map.of("ids", PIER + "," + MINISTER), quote -> quote.id().equals(PIER)),
                wish(Map.of("ids", PIER, "speaker", MINISTER), quote -> false),
                wish(Map.of("section", "nowhere"), quote -> false));
    }

    private static Arguments wish(Map<String, String> parameters, Predicate<Listed> picked) {
        return Arguments.of(parameters, picked);
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void a_list_holds_what_one_would_pick(Map<String, String> parameters, Predicate<Listed> picked) {
        var expected = ids(all(), picked);

        assertEquals(expected, walk(parameters, "-publishedAt"));
        var oldestFirst = new ArrayList<>(expected);
        Collections.reverse(oldestFirst);
        assertEquals(oldestFirst, walk(parameters, "publishedAt"));
        given().queryParam("article", String.join(",", ARTICLES))
                .queryParams(parameters)
                .queryParam("count", true)
                .get(DELIVERY + "/quotes")
                .then()
                .body("meta.total", equalTo(expected.size()));
    }

    @Test
    void a_list_holds_what_was_published_between_two_moments() {
        var all = all();
        var later = all.get(all.size() / 3).publishedAt();
        var earlier = all.get(2 * all.size() / 3).publishedAt();

        assertEquals(
                ids(
                        all,
                        quote -> quote.publishedAt().isBefore(later)
                                && !quote.publishedAt().isBefore(earlier)),
                walk(
                        Map.of("publishedAt[gte]", earlier.toString(), "publishedAt[lt]", later.toString()),
                        "-publishedAt"));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void words_are_found_among_what_is_picked(Map<String, String> parameters, Predicate<Listed> picked) {
        for (var words : List.of("harbour", "-harbour")) {
            var found = walk(Map.of("q", words), "-publishedAt");
            var both = new HashMap<>(parameters);
            both.put("q", words);

            assertFalse(found.isEmpty());
            assertEquals(
                    ids(all(), quote -> found.contains(quote.id()) && picked.test(quote)), walk(both, "-publishedAt"));
        }
    }

    @Test
    void words_are_found_between_two_moments() {
        var all = all();
        var found = walk(Map.of("q", "-harbour"), "-publishedAt");
        var first = all.get(all.size() - 2).publishedAt();

        assertEquals(
                ids(
                        all,
                        quote -> found.contains(quote.id())
                                && quote.publishedAt().isBefore(first)),
                walk(Map.of("q", "-harbour", "publishedAt[lt]", first.toString()), "-publishedAt"));
        assertEquals(
                ids(
                        all,
                        quote -> found.contains(quote.id())
                                && !quote.publishedAt().isBefore(first)),
                walk(Map.of("q", "-harbour", "publishedAt[gte]", first.toString()), "-publishedAt"));
    }

    @Test
    void words_are_found_in_what_came_through_a_source() {
        given().queryParam("q", "frost")
                .get(DELIVERY + "/sources/{id}/quotes", LEDGER)
                .then()
                .body(
                        "data.id",
                        contains("0197a000-0007-7000-8000-000000000004", "0197a000-0007-7000-8000-000000000001"));
    }

    @Test
    void an_order_that_there_is_not_is_refused() {
        given().queryParam("sort", "speaker")
                .get(DELIVERY + "/quotes")
                .then()
                .statusCode(400)
                .body("errors.detail", contains("must be one of -publishedAt, publishedAt, not 'speaker'"));
    }

    private static List<String> ids(List<Listed> quotes, Predicate<Listed> picked) {
        return quotes.stream().filter(picked).map(Listed::id).toList();
    }

    /** All pages of a list, by its cursors. */
    private static List<String> walk(Map<String, String> parameters, String sort) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = given().queryParam("article", String.join(",", ARTICLES))
                    .queryParams(parameters)
                    .queryParam("sort", sort)
                    .queryParam("limit", 7);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(DELIVERY + "/quotes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("data.id"));
            cursor = page.getString("meta.nextCursor");
        } while (cursor != null);
        return ids;
    }

    private static List<Listed> all() {
        var articles = data(given().queryParam("ids", String.join(",", ARTICLES)), "/articles");
        return data(given().queryParam("article", String.join(",", ARTICLES)), "/quotes").stream()
                .map(quote -> new Listed(
                        quote,
                        articles.stream()
                                .filter(article -> article.get("id").equals(quote.at("/article/id")))
                                .findFirst()
                                .orElseThrow()))
                .toList();
    }

    private static List<JsonNode> data(RequestSpecification request, String list) {
        return request.queryParam("limit", 100).get(DELIVERY + list).jsonPath().getList("data", JsonNode.class);
    }
}
