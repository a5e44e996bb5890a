package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.copydesk.postgres.EmbeddedPostgreSql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody stops a node with SIGTERM while it works. */
class StopIT {

    private static final int SECONDS_OF_DOCKER = 10;

    private EmbeddedPostgreSql database;
    private Node node;

    @BeforeEach
    void start() throws Exception {
        var folder = Files.createTempDirectory(Path.of("target"), "test-data-");
        database = EmbeddedPostgreSql.startForgetful(folder, Path.of("target"));
        node = new Node(database);
    }

    @AfterEach
    void end() throws Exception {
        node.kill();
        database.close();
    }

    @Test
    void what_has_begun_is_answered_and_the_log_warns_of_nothing() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try (var elsewhere = connection();
                var sql = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            sql.execute("lock table section in exclusive mode");
            var writing =
                    threads.submit(() -> node.write("POST", "/desk/sections", Map.of("slug", "late", "name", "Late")));
            awaitWaitingWriter();

            node.process().destroy();
            TimeUnit.MILLISECONDS.sleep(500);
            assertTrue(node.process().isAlive());
            elsewhere.rollback();

            assertEquals("late", writing.get().path("slug").asText());
        } finally {
            threads.shutdown();
        }
        assertTrue(node.process().waitFor(SECONDS_OF_DOCKER, TimeUnit.SECONDS));
        assertFalse(node.log().matches("(?s).*\\b(WARN|ERROR)\\b.*"), node.log());
    }

    @Test
    void who_follows_an_import_does_not_hold_it_up() throws Exception {
        var brought = node.client()
                .send(
                        node.asAdmin("/desk/imports")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("Gulls leave the pier\nThey took the chips with them."))
                                .build(),
                        BodyHandlers.ofString());
        var address = brought.headers().firstValue("Location").orElseThrow();
        execute("update story_import set state = 'READING', worked_at = now()");
        var following = node.client()
                .send(
                        node.asAdmin("/desk/imports" + address.substring(address.lastIndexOf('/')) + "/progress")
                                .build(),
                        BodyHandlers.ofLines());
        var events = following.body().iterator();
        assertTrue(events.next().startsWith("data:"));

        node.process().destroy();

        assertTrue(node.process().waitFor(4, TimeUnit.SECONDS), node.log());
        while (events.hasNext()) {
            events.next();
        }
    }

    private void awaitWaitingWriter() throws Exception {
        try (var connection = connection();
                var sql = connection.createStatement()) {
            for (var tries = 0; tries < 100; tries++) {
                try (var row = sql.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%section%'")) {
                    if (row.next() && row.getInt(1) > 0) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            throw new AssertionError("Nobody waits for the table.");
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = connection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
