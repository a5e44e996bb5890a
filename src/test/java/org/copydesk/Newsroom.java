package org.copydesk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.copydesk.auth.FirstTokens;
import org.copydesk.auth.Role;
import org.copydesk.newsroom.SampleNewsroom;

/** What tests of the API share: who calls, and the records they begin with. */
@ApplicationScoped
public class Newsroom {

    public static final String DESK = "/api/v1/desk";
    public static final String DELIVERY = "/api/v1";

    private static final List<String> LIVE_STATES =
            List.of("unpublished", "scheduled", "embargoed", "live", "liveWithNewerDraft", "expired", "retracted");

    @Inject
    FirstTokens firstTokens;

    @Inject
    SampleNewsroom sample;

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private boolean sampleLoaded;
    private boolean sectionMade;

    /** Somebody of this role, about to send JSON. */
    public RequestSpecification as(Role role) {
        return with(token(role));
    }

    public RequestSpecification editor() {
        return as(Role.EDITOR);
    }

    public synchronized String token(Role role) {
        if (tokens.isEmpty()) {
            tokens.put(Role.ADMIN, firstTokens.admin().orElseThrow());
        }
        var admin = Objects.requireNonNull(tokens.get(Role.ADMIN));
        return tokens.computeIfAbsent(
                role,
                missing -> makeToken(admin, Map.of("name", "Test " + missing, "role", nameOf(missing)))
                        .getString("token"));
    }

    /** A token made by an admin, as the answer shows it: with its secret. */
    public JsonPath makeToken(Map<String, Object> input) {
        return makeToken(token(Role.ADMIN), input);
    }

    private static JsonPath makeToken(String admin, Map<String, Object> input) {
        return with(admin)
                .body(input)
                .post(DESK + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private static String nameOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** The newspaper of seeds/, loaded once for all tests. */
    public synchronized void openSample() throws Exception {
        if (!sampleLoaded) {
            sample.load(URI.create("http://127.0.0.1:" + RestAssured.port + DELIVERY), token(Role.EDITOR));
            sampleLoaded = true;
        }
    }

    /** A draft whose body is this text; its id. */
    public String draft(String body) {
        return draft(article(body));
    }

    /** @param article as the desk takes it */
    public String draft(Map<String, ?> article) {
        return create("/articles", article);
    }

    /** A record of the desk; its id. */
    public String create(String records, Map<String, ?> record) {
        return editor().body(record)
                .post(DESK + records)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public void patch(String record, Map<String, ?> changes) {
        patch(Role.EDITOR, record, changes);
    }

    private void patch(Role author, String record, Map<String, ?> changes) {
        as(author)
                .header("If-Match", "*")
                .body(changes)
                .patch(DESK + record)
                .then()
                .statusCode(200);
    }

    public Map<String, Object> article(String body) {
        return new HashMap<>(Map.of(
                "type",
                "news",
                "headline",
                "Harbour wall holds",
                "body",
                body,
                "language",
                "en-GB",
                "section",
                section()));
    }

    public synchronized String section() {
        if (sectionMade) {
            return "tests";
        }
        sectionMade = true;
        editor().header("If-None-Match", "*")
                .body(Map.of("slug", "tests", "name", "Tests", "position", 900))
                .put(DESK + "/sections/0197a000-0001-7000-8000-0000000000aa");
        return "tests";
    }

    /** A section of its own; its slug. */
    public String section(String slug) {
        editor().body(Map.of("slug", slug, "name", slug))
                .post(DESK + "/sections")
                .then()
                .statusCode(201);
        return slug;
    }

    public ValidatableResponse publish(String article) {
        return publish(article, Map.of());
    }

    public ValidatableResponse publish(String article, Map<String, ?> when) {
        return editor().header("If-Match", "*")
                .body(when)
                .put(DESK + "/articles/{id}/publication", article)
                .then();
    }

    /** A draft that readers see; its id. */
    public String live(String body) {
        var id = draft(body);
        publish(id).statusCode(200);
        return id;
    }

    public void rewrite(String article, String body) {
        rewrite(Role.EDITOR, article, body);
    }

    public void rewrite(Role author, String article, String body) {
        patch(author, "/articles/" + article, Map.of("body", body));
    }

    /** Asserts how the article stands with its readers, and that of all lists by that only one has it. */
    public void assertStands(String article, String state) {
        editor().get(DESK + "/articles/{id}", article).then().body("publication.liveState", equalTo(state));
        for (var listed : LIVE_STATES) {
            var has = hasItem(article);
            editor().get(DESK + "/articles?limit=100&live={state}", listed)
                    .then()
                    .statusCode(200)
                    .body("data.id", listed.equals(state) ? has : not(has))
                    .body("data.liveState", everyItem(equalTo(listed)));
        }
    }

    public ValidatableResponse unpublish(String article) {
        return editor().header("If-Match", "*")
                .delete(DESK + "/articles/{id}/publication", article)
                .then();
    }

    public ValidatableResponse retract(String article) {
        return editor().header("If-Match", "*")
                .body(Map.of("publicText", "It did not happen."))
                .put(DESK + "/articles/{id}/retraction", article)
                .then();
    }

    /** Plans what stands in the working copy. */
    public ValidatableResponse schedule(String article, Instant from) {
        return editor().header("If-Match", "*")
                .body(Map.of("visibleFrom", from.toString()))
                .put(DESK + "/articles/{id}/publication", article)
                .then()
                .statusCode(200);
    }

    /** A confirmed quote of these words; its id. */
    public String quote(String article, String exact) {
        return editor().body(Map.of("article", article, "kind", "direct", "segments", List.of(Map.of("exact", exact))))
                .post(DESK + "/quotes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
