package org.copydesk.cache;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.Statements;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What every node does; another node's write is one that this node had no part in: one by SQL. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CacheTest {

    @Inject
    Newsroom newsroom;

    @Inject
    Changes changes;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void the_node_listens() throws Exception {
        Waiting.until(changes::areHeard);
    }

    @Test
    void the_first_reader_has_the_answer_made_and_the_second_gets_it_ready() {
        var address = published("The wall held.");

        var first = get(address);
        var second = get(address);

        first.then().header("Cache-Status", nullValue());
        second.then().header("Cache-Status", "copydesk; hit");
        assertEquals(first.asString(), second.asString());
        for (var header : new String[] {"ETag", "Cache-Tag", "Surrogate-Key", "Last-Modified", "Content-Type"}) {
            assertEquals(first.header(header), second.header(header), header);
        }
        second.then()
                .header("Date", matchesRegex("[A-Z][a-z]{2}, \\d\\d .* GMT"))
                .header("ETag", matchesRegex("\"[0-9a-f]{32}\""))
                .header("Cache-Control", "public, max-age=5, s-maxage=30, stale-while-revalidate=30")
                .header("Vary", nullValue())
                .header("X-Content-Type-Options", "nosniff")
                .header("Last-Modified", matchesRegex("[A-Z][a-z]{2}, \\d\\d .* GMT"));
    }

    @Test
    void what_changes_without_another_edition_is_dated_anew() throws Exception {
        var article = newsroom.draft("The wall held.");
        var source = newsroom.create("/sources", Map.of("name", "The wall's keeper", "kind", "person"));
        newsroom.create("/citations", Map.of("article", article, "source", source, "role", "primary"));
        newsroom.publish(article).statusCode(200);
        var address = DELIVERY + "/articles/" + article + "?include=citations";
        for (var change : Map.of(
                        "/articles/" + article, Map.of("commentPolicy", Map.of("mode", "hidden")),
                        "/sources/" + source, Map.of("confidential", true))
                .entrySet()) {
            var before = get(address).header("Last-Modified");
            // A date of HTTP knows no parts of seconds.
            Thread.sleep(1_000);

            newsroom.patch(change.getKey(), change.getValue());

            assertNotEquals(before, get(address).header("Last-Modified"), change.getKey());
        }
    }

    @Test
    void the_order_of_parameters_makes_no_difference() {
        var address = published("The wall held.");
        get(address + "?include=quotes&format=text");

        get(address + "?format=text&include=quotes").then().header("Cache-Status", "copydesk; hit");
    }

    @Test
    void values_one_by_one_are_ready_too_and_never_taken_for_one_with_a_comma() {
        var address = published("The wall held.");
        get(address + "?fields=slug&fields=headline").then().statusCode(200);
        get(address + "?fields=headline&fields=slug").then().header("Cache-Status", "copydesk; hit");

        get(DELIVERY + "/articles?q=gate,wall").then().statusCode(200);
        get(DELIVERY + "/articles?q=gate&q=wall").then().statusCode(400);
    }

    @Test
    void a_reader_who_has_the_answer_is_told_so() {
        var address = published("The wall held.");
        for (var ready : new boolean[] {false, true}) {
            var etag = get(address).header("ETag");
            for (var known : new String[] {etag, "W/" + etag, "\"other\", W/" + etag, "*"}) {
                var answer = given().header("If-None-Match", known).get(address);
                answer.then().statusCode(304).header("ETag", etag).header("Content-Type", nullValue());
                assertEquals("", answer.asString(), "ready: " + ready);
            }
            given().header("If-None-Match", "\"other\"", etag)
                    .get(address)
                    .then()
                    .statusCode(304);
            given().header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
        }
    }

    @Test
    void a_compressed_answer_is_another_representation_with_another_etag() {
        var address = published("The wall held, once more. ".repeat(100));
        var raw = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        var plain = given().config(raw).header("Accept-Encoding", "identity").get(address);
        for (var ready : new boolean[] {false, true}) {
            var gzip = given().config(raw).header("Accept-Encoding", "br, gzip").get(address);
            gzip.then().header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
            assertFalse(gzip.header("ETag").equals(plain.header("ETag")), "ready: " + ready);
            assertTrue(gzip.asByteArray().length < plain.asByteArray().length / 2);
            given().config(raw)
                    .header("Accept-Encoding", "gzip")
                    .header("If-None-Match", gzip.header("ETag"))
                    .get(address)
                    .then()
                    .statusCode(304);
        }
        given().config(raw)
                .header("Accept-Encoding", "br", "gzip")
                .get(address)
                .then()
                .header("Content-Encoding", "gzip");
        for (var accepting : List.of("*", "GZIP", "*;q=0, gzip;q=0.1")) {
            given().config(raw)
                    .header("Accept-Encoding", accepting)
                    .get(address)
                    .then()
                    .header("Content-Encoding", "gzip");
        }
        for (var refusing : List.of("gzip;q=0", "gzip;q=0, *", "*, br, gzip ; q=0.000", "br, *;q=0")) {
            given().config(raw)
                    .header("Accept-Encoding", refusing)
                    .get(address)
                    .then()
                    .header("Content-Encoding", nullValue())
                    .header("Vary", "Accept-Encoding");
        }
    }

    @Test
    void a_writer_reads_what_it_wrote() {
        var id = newsroom.draft("Text 0.");
        newsroom.publish(id).statusCode(200);
        var list = DELIVERY + "/articles?limit=100";
        for (var i = 1; i <= 30; i++) {
            get(DELIVERY + "/articles/" + id);
            get(list);
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("headline", "Headline " + i))
                    .patch(DESK + "/articles/{id}", id)
                    .then()
                    .statusCode(200);
            newsroom.publish(id).statusCode(200);

            get(DELIVERY + "/articles/" + id).then().body("headline", equalTo("Headline " + i));
            get(list).then().body("data.find { it.id == '" + id + "' }.headline", equalTo("Headline " + i));
        }
    }

    @Test
    void an_approved_comment_is_shown_and_a_held_or_rejected_one_gone_at_once() {
        var comments = published("The wall held.") + "/comments";
        var id = given().contentType("application/json")
                .body(Map.of("author", Map.of("name", "Ann"), "body", "So it did."))
                .post(comments)
                .<String>path("id");
        for (var decision : List.of("hold", "rejection", "hold", "rejection", "hold")) {
            get(comments);
            newsroom.editor().header("If-Match", "*").put(DESK + "/comments/{id}/approval", id);
            get(comments).then().body("data.size()", equalTo(1));
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("reason", "Off topic."))
                    .put(DESK + "/comments/{id}/" + decision, id);
            get(comments).then().body("data.size()", equalTo(0));
        }
    }

    @Test
    void a_long_list_with_comments_has_a_short_head_and_is_as_true_as_a_short_one() {
        var article = newsroom.article("The wall held.");
        article.put("section", newsroom.section("crowded"));
        for (var i = 0; i < 11; i++) {
            String id = newsroom.draft(article);
            newsroom.publish(id).statusCode(200);
        }
        var list = DELIVERY + "/articles?section=crowded&include=comments&limit=";
        String talkedOf = get(list + "1").path("data[0].id");
        get(list + "1").then().header("Cache-Tag", "articles,comments-" + talkedOf);
        get(list + "100").then().header("Cache-Tag", "articles,comments").header("Surrogate-Key", "articles comments");
        get(list + "100").then().header("Cache-Status", "copydesk; hit");

        String comment = given().contentType("application/json")
                .body(Map.of("author", Map.of("name", "Ann"), "body", "So it did."))
                .post(DELIVERY + "/articles/{id}/comments", talkedOf)
                .path("id");
        newsroom.editor()
                .header("If-Match", "*")
                .put(DESK + "/comments/{id}/approval", comment)
                .then()
                .statusCode(200);

        for (var limit : List.of("1", "100")) {
            get(list + limit).then().body("data.find { it.id == '" + talkedOf + "' }.comments.size()", equalTo(1));
        }
    }

    @Test
    void what_was_put_right_and_what_readers_saw_is_ready_until_it_changes() {
        var address = published("The wall held.");
        var id = address.substring(address.lastIndexOf('/') + 1);
        var corrections = DELIVERY + "/corrections?article=" + id;
        var history = address + "/history";
        var live = get(address).jsonPath();
        var seen = "at=" + live.getString("publishedAt");
        var then = address + "?include=comments&" + seen;
        var slug = DELIVERY + "/articles/by-slug/" + live.getString("slug") + '?' + seen;

        assertKept(corrections, "articles,corrections");
        assertKept(history, "article-" + id);
        assertKept(then, "article-" + id + ",comments-" + id);
        assertKept(slug, "article-" + id);

        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("kind", "editorsNote", "publicText", "It held for a day."))
                .post(DESK + "/articles/{id}/corrections", id)
                .then()
                .statusCode(201);
        assertKept(corrections, "articles,corrections").body("data.kind", contains("editorsNote"));
        assertKept(history, "article-" + id).body("data.size()", equalTo(2));

        newsroom.retract(id).statusCode(200);
        get(corrections).then().body("data.kind", contains("retraction"));
        for (var gone : List.of(history, then, slug)) {
            get(gone).then().statusCode(410);
        }
        newsroom.editor()
                .header("If-Match", "*")
                .delete(DESK + "/articles/{id}/retraction", id)
                .then()
                .statusCode(204);
        get(corrections).then().body("data", empty());
    }

    /** Asks twice. */
    private static ValidatableResponse assertKept(String address, String tags) {
        var etag = get(address)
                .then()
                .statusCode(200)
                .header("Cache-Tag", tags)
                .header("Cache-Control", startsWith("public, max-age="))
                .header("Cache-Status", nullValue())
                .extract()
                .header("ETag");
        return get(address).then().header("Cache-Status", "copydesk; hit").header("ETag", etag);
    }

    @Test
    void what_another_node_wrote_is_heard() throws Exception {
        var address = published("The wall held.");
        var id = address.substring(address.lastIndexOf('/') + 1);
        get(address);
        get(address).then().header("Cache-Status", "copydesk; hit");

        sql("update edition set html = '<p>It fell.</p>' where article_id = '" + id + "'");

        Thread.sleep(100);
        get(address).then().body("html", equalTo("<p>It fell.</p>"));
    }

    @Test
    void no_promise_goes_beyond_the_next_change_of_visibility() throws Exception {
        var id = newsroom.draft("For a moment.");
        newsroom.editor()
                .header("If-Match", "*")
                .body(Map.of("visibleTo", Instant.now().plusMillis(2500).toString()))
                .put(DESK + "/articles/{id}/publication", id)
                .then()
                .statusCode(200);
        for (var i = 0; i < 2; i++) {
            get(DELIVERY + "/articles/" + id)
                    .then()
                    .header(
                            "Cache-Control",
                            matchesRegex("public, max-age=[12], s-maxage=[12], stale-while-revalidate=0"));
            // Another one may change even sooner.
            get(DELIVERY + "/articles?limit=1")
                    .then()
                    .header(
                            "Cache-Control",
                            matchesRegex("public, max-age=[0-2], s-maxage=[0-2], stale-while-revalidate=0"));
        }

        Waiting.until(() -> get(DELIVERY + "/articles/" + id).statusCode() == 404);

        assertEquals(0, count("select count(*) from live_edition where article_id = '" + id + "'"));
        get(DELIVERY + "/articles?limit=1").then().body("data[0].id", not(equalTo(id)));
    }

    /** One who is answered to without a body is, as a rule, not answered with what is ready. */
    @Test
    void a_promise_counts_from_when_it_was_asked_for_however_long_the_answer_took() throws Exception {
        var id = newsroom.draft("For a moment.");
        var end = Instant.now().plusSeconds(9);
        newsroom.publish(id, Map.of("visibleTo", end.toString())).statusCode(200);
        var asking = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("lock table edition in access exclusive mode");
            var asked = asking.submit(() -> given().head(DELIVERY + "/articles/" + id));
            Waiting.untilBlocked(database, 1);
            Thread.sleep(1050);
            var answered = Instant.now();
            connection.commit();

            var promised = Pattern.compile("s-maxage=(\\d+)")
                    .matcher(asked.get().then().statusCode(200).extract().header("Cache-Control"));

            assertTrue(promised.find());
            assertFalse(answered.plusSeconds(Long.parseLong(promised.group(1))).isAfter(end));
        } finally {
            asking.shutdown();
        }
    }

    @Test
    void that_nothing_is_found_is_ready_until_something_is() throws Exception {
        var found = DELIVERY + "/articles?q=zyzzyva";
        var said = DELIVERY + "/quotes?q=zyzzyva";
        var id = newsroom.draft("“It is a zyzzyva,” she said.");
        newsroom.quote(id, "It is a zyzzyva");
        newsroom.schedule(id, Instant.now().plusSeconds(3)).statusCode(200);

        for (var list : List.of(found, said)) {
            get(list).then().body("data", empty());
            get(list)
                    .then()
                    .header("Cache-Status", "copydesk; hit")
                    .header("Cache-Control", matchesPattern("public, max-age=[0-3], .*"));
        }
        Waiting.until(() -> get(found).path("data.size()").equals(1)
                && get(said).path("data.size()").equals(1));
    }

    @Test
    void an_answer_to_a_token_is_neither_kept_nor_shared() {
        var address = published("The wall held.");
        for (var i = 0; i < 2; i++) {
            newsroom.editor()
                    .get(address)
                    .then()
                    .header("Cache-Control", "private, no-cache")
                    .header("Cache-Status", nullValue());
        }
        get(address).then().header("Cache-Status", nullValue());
    }

    @Test
    void an_error_is_kept_by_nobody() {
        get(DELIVERY + "/articles/0197a000-ffff-7000-8000-000000000000")
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store");
        get(DELIVERY + "/articles?limit=0").then().statusCode(400).header("Cache-Control", "no-store");
    }

    @Test
    void many_readers_of_one_thing_have_it_made_once() throws Exception {
        var address = published("The wall held.");
        get(address);
        Waiting.until(changes::areHeard);
        Statements.count();

        var readers = Executors.newFixedThreadPool(40);
        try {
            var reading = Collections.nCopies(40, (Callable<Response>) () -> get(address + "?format=blocks"));
            for (var read : readers.invokeAll(reading)) {
                read.get().then().statusCode(200);
            }
        } finally {
            readers.shutdown();
        }

        assertEquals(1, Statements.ofReaders());
    }

    @Test
    void where_the_one_who_has_it_made_hangs_up_another_has_it_made_for_all() throws Exception {
        var address = published("The wall held.") + "?format=blocks";
        var readers = Executors.newFixedThreadPool(20);
        Statements.count();
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("lock table edition in access exclusive mode");
            var first = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            first.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            Waiting.untilBlocked(database, 1);
            var reading = Stream.generate(() -> readers.submit(() -> get(address)))
                    .limit(20)
                    .toList();
            Thread.sleep(200);
            first.close();
            Waiting.untilBlocked(database, 2);
            Thread.sleep(100);
            connection.commit();

            for (var read : reading) {
                read.get().then().statusCode(200);
            }
        } finally {
            readers.shutdown();
        }
        assertEquals(2, Statements.ofReaders());
    }

    /** Who hears of changes and fails at it, once. */
    @Singleton
    static class BadListener {

        static volatile boolean fails;

        void hear(@Observes Changes.Heard change) {
            if (fails) {
                fails = false;
                throw new IllegalStateException("It does not listen well.");
            }
        }
    }

    @Test
    void whatever_goes_wrong_with_what_is_heard_it_is_listened_again() throws Exception {
        BadListener.fails = true;
        var address = published("The wall held.");
        Waiting.until(() -> !BadListener.fails && changes.areHeard());

        get(address).then().statusCode(200);
        get(address).then().header("Cache-Status", "copydesk; hit");
        assertNobodyElseListens();
    }

    /** Over connections that serve others, too, nobody would ever read what is heard. */
    private void assertNobodyElseListens() throws SQLException {
        var connections = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 7; i++) {
                var connection = database.getConnection();
                connections.add(connection);
                try (var sql = connection.createStatement();
                        var channels = sql.executeQuery("select count(*) from pg_listening_channels()")) {
                    channels.next();
                    assertEquals(0, channels.getInt(1));
                }
            }
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void without_a_line_to_the_database_nothing_ready_is_given() throws Exception {
        var address = published("The wall held.");
        get(address);
        get(address).then().header("Cache-Status", "copydesk; hit");

        sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and wait_event = 'ClientRead' and query in ('', 'listen copydesk_changes')");
        Waiting.until(() -> !changes.areHeard());

        get(address).then().statusCode(200).header("Cache-Status", nullValue());
        Waiting.until(changes::areHeard);
        get(address).then().header("Cache-Status", nullValue());
        get(address).then().header("Cache-Status", "copydesk; hit");
    }

    /** The three that do not wait for announcements: {@link DeskOnly} has to be true. */
    @Test
    void saving_a_working_copy_announces_nothing() throws Exception {
        newsroom.section();
        var live = newsroom.live("The wall held, “this time”, they said.");
        newsroom.quote(live, "this time");

        var heard = heardWhile(() -> {
            newsroom.draft("Another wall.");
            newsroom.rewrite(live, "The wall held, “this once”, they said.");
            newsroom.editor()
                    .header("If-Match", "*")
                    .body(newsroom.article("The wall fell."))
                    .put(DESK + "/articles/{id}", live)
                    .then()
                    .statusCode(200);
        });

        assertEquals(List.of(), heard);
    }

    @Test
    void a_save_that_closes_a_conversation_is_answered_when_its_announcement_is_heard() throws Exception {
        var live = newsroom.live("The wall held.");

        var heard = heardWhile(() -> newsroom.as(Role.WRITER)
                .header("If-Match", "*")
                .body(Map.of("commentPolicy", Map.of("mode", "hidden")))
                .patch(DESK + "/articles/{id}", live)
                .then()
                .statusCode(200));

        assertTrue(heard.contains("article-" + live), heard.toString());
        assertTrue(heard.get(heard.size() - 1).startsWith("echo-"), heard.toString());
    }

    private List<String> heardWhile(Runnable work) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("listen copydesk_changes");
            work.run();
            sql.execute("select pg_notify('copydesk_changes', 'echo-the-end')");
            var heard = Arrays.stream(connection.unwrap(PGConnection.class).getNotifications())
                    .map(PGNotification::getParameter)
                    .takeWhile(what -> !what.equals("echo-the-end"))
                    .toList();

            sql.execute("unlisten *");
            return heard;
        }
    }

    private String published(String body) {
        var id = newsroom.draft(body);
        newsroom.publish(id).statusCode(200);
        return DELIVERY + "/articles/" + id;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
