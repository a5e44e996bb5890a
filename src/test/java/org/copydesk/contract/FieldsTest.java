package org.copydesk.contract;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code fields} on everything that readers can ask for. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FieldsTest {

    private static final String ARTICLE = DELIVERY + "/articles/0197a000-0005-7000-8000-000000000012";

    /** Its address is a secret that no contract can tell. */
    private static final String PREVIEW = "getPreview";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    private final ContractCheck check = new ContractCheck();

    @BeforeEach
    void the_sample_is_there() throws Exception {
        newsroom.openSample();
    }

    @Test
    void every_read_shows_only_the_fields_that_were_named() throws Exception {
        var seen = 0;
        for (var operation : reads()) {
            var whole = JSON.readTree(call(operation).get(operation.path()).asString());
            for (var field : possible(operation)) {
                var answer = call(operation).queryParam("fields", field).get(operation.path());
                assertEquals(200, answer.statusCode(), operation.id() + " " + answer.asString());
                var selected = JSON.readTree(answer.asString());
                var before = rows(whole).toList();
                var rows = rows(selected).toList();
                assertEquals(before.size(), rows.size(), operation.id());
                for (int i = 0; i < rows.size(); i++) {
                    seen++;
                    var names = new ArrayList<String>();
                    rows.get(i).fieldNames().forEachRemaining(names::add);
                    assertTrue(List.of("id", field).containsAll(names), operation.id() + " " + names);
                    assertEquals(before.get(i).get("id"), rows.get(i).get("id"), operation.id());
                    if (before.get(i).has(field)) {
                        assertEquals(before.get(i).get(field), rows.get(i).get(field), operation.id());
                    }
                }
                if (whole.has("data")) {
                    assertEquals(
                            whole.path("meta").path("limit"),
                            selected.path("meta").path("limit"));
                }
            }
        }
        assertTrue(seen > 300, "only " + seen + " rows");
    }

    @Test
    void an_unknown_name_is_refused_and_the_possible_ones_are_those_of_the_contract() throws Exception {
        for (var operation : reads()) {
            String detail = call(operation)
                    .queryParam("fields", "edNote")
                    .get(operation.path())
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].parameter", equalTo("fields"))
                    .extract()
                    .path("errors[0].detail");
            var names = detail.substring(detail.indexOf("there are ") + "there are ".length());
            assertTrue(detail.contains("'edNote'"), detail);
            assertEquals(possible(operation), new TreeSet<>(List.of(names.split(", "))), operation.id());
        }
    }

    @Test
    void what_is_named_comes_in_the_order_of_the_view_without_being_asked_for_otherwise() {
        var answer = get(ARTICLE + "?fields=text,quotes,headline&format=html&include=comments");

        answer.then()
                .statusCode(200)
                .body("$", aMapWithSize(5))
                .body("$", hasKey("comments"))
                .body("text", containsString("pier"))
                .body("quotes.text", everyItem(notNullValue()));
        var names = Stream.of("\"id\":", "\"headline\":", "\"text\":", "\"quotes\":")
                .map(answer.asString()::indexOf)
                .toList();
        assertEquals(names.stream().sorted().toList(), names, answer.asString());
        assertFalse(names.contains(-1));
    }

    @Test
    void pages_of_a_selection_follow_each_other() {
        String next = get(DELIVERY + "/articles?fields=slug&limit=1")
                .then()
                .header("Link", containsString("fields=slug"))
                .extract()
                .path("meta.nextCursor");
        get(DELIVERY + "/articles?fields=slug&limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0]", aMapWithSize(2));
    }

    @Test
    void fields_may_be_named_one_by_one() {
        get(ARTICLE + "?fields=slug&fields=headline,byline")
                .then()
                .statusCode(200)
                .body(
                        "keySet()",
                        equalTo(get(ARTICLE + "?fields=slug,headline,byline").path("keySet()")))
                .body("$", hasKey("headline"));
        get(ARTICLE + "?fields=slug&fields=nonsense")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("fields"));
    }

    @Test
    void a_list_without_rows_stays_a_list() {
        get(DELIVERY + "/articles?fields=slug&ids=0197ffff-0000-7000-8000-000000000000")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }

    @Test
    void a_selection_has_an_entity_tag_of_its_own_and_is_kept_ready() {
        var whole = get(ARTICLE).header("ETag");
        var tag = get(ARTICLE + "?fields=slug").header("ETag");

        assertFalse(tag.equals(whole));
        given().header("If-None-Match", tag)
                .get(ARTICLE + "?fields=slug")
                .then()
                .statusCode(304)
                .header("Cache-Status", containsString("hit"));
        given().header("If-None-Match", whole)
                .get(ARTICLE + "?fields=slug")
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_not_there_is_refused_as_ever() {
        get(DELIVERY + "/articles/0197ffff-0000-7000-8000-000000000000?fields=headline")
                .then()
                .statusCode(404)
                .body("title", notNullValue());
    }

    @Test
    void the_desk_is_read_as_a_whole_because_it_is_put_back() {
        newsroom.editor()
                .get(Newsroom.DESK + "/articles?fields=headline")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("is unknown"));
    }

    @Test
    void a_preview_takes_it_too() {
        String address = newsroom.editor()
                .body(Map.of())
                .post(Newsroom.DESK + "/articles/{id}/previews", newsroom.draft("Nobody knows yet."))
                .then()
                .statusCode(201)
                .extract()
                .path("path");

        get(address + "?fields=headline")
                .then()
                .statusCode(200)
                .body("$", hasKey("headline"))
                .body("$", not(hasKey("html")));
    }

    private static List<Contract.Operation> reads() throws Exception {
        return Contract.read().operations().stream()
                .filter(operation -> operation.method().equals("GET")
                        && !operation.isDesk()
                        && !operation.id().equals(PREVIEW))
                .toList();
    }

    private static TreeSet<String> possible(Contract.Operation operation) {
        var fields = operation.parameters("query").stream()
                .filter(parameter -> parameter.path("name").asText().equals("fields"))
                .findFirst()
                .orElseThrow();
        var names = new TreeSet<String>();
        fields.at("/schema/items/enum").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The example of the contract; what is under embargo needs somebody who may see it. */
    private RequestSpecification call(Contract.Operation operation) {
        var request = operation.path().contains("/embargoed/") ? newsroom.editor() : given();
        request.filter(check);
        for (var parameter : operation.json().path("parameters")) {
            // No values are an example of several.
            if (parameter.path("example").isValueNode()) {
                var name = parameter.path("name").asText();
                var value = parameter.path("example").asText();
                if (parameter.path("in").asText().equals("path")) {
                    request.pathParam(name, value);
                } else {
                    request.queryParam(name, value);
                }
            }
        }
        return request;
    }

    private static Stream<JsonNode> rows(JsonNode answer) {
        return answer.has("data") ? StreamSupport.stream(answer.get("data").spliterator(), false) : Stream.of(answer);
    }
}
