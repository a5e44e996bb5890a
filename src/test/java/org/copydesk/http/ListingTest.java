package org.copydesk.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.http.DefaultsTest.PROBE;
import static org.copydesk.http.DefaultsTest.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ListingTest {

    @Test
    void a_list_is_walked_by_its_next_links() {
        List<Integer> seen = new ArrayList<>();
        var address = PROBE + "/rows?limit=10&q=a%26b";
        while (address != null) {
            var page = given().urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<Integer>>path("data.id"));
            address = page.headers().getValues("Link").stream()
                    .filter(link -> link.endsWith("rel=\"next\""))
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .findFirst()
                    .orElse(null);
            assertTrue(address == null || address.startsWith(PROBE + "/rows?"), address);
        }
        assertEquals(25, seen.size());
        assertEquals(25, seen.stream().distinct().count());
    }

    @Test
    void the_last_page_has_no_next() {
        get(PROBE + "/rows?limit=25")
                .then()
                .body("meta.nextCursor", nullValue())
                .body("data.size()", equalTo(25));
    }

    @Test
    void pages_may_be_numbered() {
        get(PROBE + "/rows?limit=10&page=2&count=true")
                .then()
                .body("data[0].id", equalTo(11))
                .body("meta.limit", equalTo(10))
                .body("meta.total", equalTo(25))
                .headers("Link", containsString("rel"));
        var links = get(PROBE + "/rows?limit=10&page=2").headers().getValues("Link");
        assertEquals(
                List.of(
                        "<%s/rows?limit=10>; rel=\"first\"".formatted(PROBE),
                        "<%s/rows?limit=10&page=3>; rel=\"next\"".formatted(PROBE)),
                links);
    }

    @Test
    void the_total_is_counted_only_when_asked_for() {
        get(PROBE + "/rows")
                .then()
                .body("meta.total", nullValue())
                .body("meta.limit", equalTo(20))
                .body("next", nullValue());
    }

    @Test
    void a_cursor_is_ours_and_of_this_list() {
        String cursor = get(PROBE + "/rows?limit=10&q=a").path("meta.nextCursor");
        given().queryParam("cursor", cursor)
                .get(PROBE + "/rows?limit=5&q=a&count=true")
                .then()
                .statusCode(200)
                .body("data[0].id", equalTo(11));
        refused(PROBE + "/rows?q=b", cursor);
        refused(PROBE + "/rows", cursor);
        refused(PROBE + "/rows?q=a", (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1));
        refused(PROBE + "/rows?q=a", cursor.substring(0, cursor.length() - 2) + "AA");
        refused(PROBE + "/rows?q=a", "");
        refused(PROBE + "/rows?q=a", "AAAA");
        refused(PROBE + "/rows?q=a", "not a cursor!");
        refused(PROBE + "/rows?q=a&page=1", cursor);
    }

    @Test
    void numbered_pages_end_where_cursors_are_better() {
        get(PROBE + "/rows?limit=100&page=100").then().statusCode(200);
        problem(get(PROBE + "/rows?limit=100&page=101").then(), 400)
                .body("errors[0].detail", containsString("nextCursor"));
        problem(get(PROBE + "/rows?limit=100&page=2147483647").then(), 400);
    }

    private static void refused(String address, String cursor) {
        problem(given().queryParam("cursor", cursor).get(address).then(), 400)
                .body("errors.parameter", hasItem("cursor"));
    }
}
