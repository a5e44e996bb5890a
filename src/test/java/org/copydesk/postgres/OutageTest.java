package org.copydesk.postgres;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.copydesk.Log;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away under a running Copydesk: everybody is told when to come back, and nobody has to restart it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OutageTest {

    /** More than all time-outs of application.properties that can follow each other in one request. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    /** Of readers and the desk together, so that some wait in line. */
    private static final int MORE_THAN_CONNECTIONS = 30;

    @ConfigProperty(name = TestDatabase.FOLDER)
    Optional<String> folder;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    private final Log log = new Log("org.copydesk");

    @AfterEach
    void nobody_reads_the_log() {
        log.close();
    }

    @BeforeEach
    void only_a_server_of_our_own_is_stopped() {
        assumeTrue(folder.isPresent());
        newsroom.editor().get(DESK + "/articles").then().statusCode(200);
    }

    @Test
    void a_frozen_database_is_answered_503_in_time_and_the_next_request_after_it_works() throws Exception {
        var ready = DELIVERY + "/articles?limit=96";
        newsroom.live("The ferry runs again.");
        awaitReady(ready);
        signal("-STOP");
        var threads = Executors.newFixedThreadPool(MORE_THAN_CONNECTIONS);
        try {
            // Not the one that is ready in memory: that is answered all the while.
            Callable<Response> reader = () -> get(DELIVERY + "/articles?limit=97&sort=publishedAt");
            Callable<Response> editor = () -> newsroom.editor().get(DESK + "/articles");
            var answers = assertTimeoutPreemptively(
                    LONGEST_ANSWER,
                    () -> threads.invokeAll(Stream.iterate(reader, last -> last == reader ? editor : reader)
                            .limit(MORE_THAN_CONNECTIONS)
                            .toList()));
            for (var answer : answers) {
                assertUnavailable(answer.get());
            }
            get(ready).then().statusCode(200);
            // So the balancer goes on sending readers here.
            get("/q/health/ready").then().statusCode(200);
        } finally {
            signal("-CONT");
            threads.shutdown();
        }
        assertWorksAgain();
        log.awaitLine("In the last ten seconds \\d+ requests were answered 503, .*");
    }

    /** The worst that can befall a node that keeps answers: its line is up, and says nothing while the others write. */
    @Test
    void a_stuck_line_of_announcements_hides_no_change() throws Exception {
        var id = newsroom.live("The ferry runs again.");
        var address = DELIVERY + "/articles/" + id;
        awaitReady(address);
        var line = listener();
        kill("-STOP", List.of(line));
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("update edition set html = '<p>It does not.</p>' where article_id = '" + id + "'");
            Thread.sleep(100);

            get(address).then().statusCode(200).body("html", equalTo("<p>It does not.</p>"));
            newsroom.publish(id).statusCode(200);
            get(address).then().statusCode(200).body("html", containsString("runs again"));
        } finally {
            kill("-CONT", List.of(line));
        }
        awaitReady(address);
    }

    @Test
    void a_killed_database_costs_some_503_and_nothing_else() throws Exception {
        var killed = postmaster().process().pid();
        kill("-KILL", List.of(killed));
        assertWorksAgain();
        log.awaitLine("The database is heard again.*");
        assertEquals(1, log.count("Ready answers rest.*"), log::toString);
        assertNotEquals(killed, postmaster().process().pid());
    }

    /** A standby that has not taken over yet, say, and an editor whom this node does not know yet. */
    @Test
    void on_a_database_that_only_reads_the_desk_reads() throws Exception {
        newsroom.section();
        var token = newsroom.makeToken(Map.of("name", "Night desk", "role", "editor"))
                .getString("token");
        var settings = Path.of(folder.orElseThrow(), "postgresql", "postgresql.auto.conf");
        var before = Files.readString(settings);
        Files.writeString(settings, before + "default_transaction_read_only = on\n");
        try {
            kill("-HUP", List.of(postmaster().process().pid()));
            awaitReadOnly("on");
            Newsroom.with(token).get(DESK + "/articles").then().statusCode(200);
            assertUnavailable(save(token));
        } finally {
            Files.writeString(settings, before);
            kill("-HUP", List.of(postmaster().process().pid()));
        }
        awaitReadOnly("off");
        assertEquals(201, save(token).statusCode());
    }

    private Response save(String token) {
        return Newsroom.with(token)
                .body(newsroom.article("The ferry runs again."))
                .post(DESK + "/articles");
    }

    private void awaitReadOnly(String value) throws Exception {
        for (var tries = 0; tries < 100; tries++) {
            try (var connection = database.getConnection();
                    var sql = connection.createStatement();
                    var row = sql.executeQuery("show default_transaction_read_only")) {
                if (row.next() && row.getString(1).equals(value)) {
                    return;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("It has not heard of it.");
    }

    /** After the outage of another test nothing is kept ready until the database is heard again. */
    static void awaitReady(String address) throws Exception {
        Waiting.until(() -> String.valueOf(get(address).header("Cache-Status")).endsWith("hit"));
    }

    private static void assertUnavailable(Response answer) {
        assertEquals(503, answer.statusCode(), answer.asString());
        answer.then().contentType("application/problem+json").header("Retry-After", notNullValue());
    }

    private void assertWorksAgain() throws Exception {
        var statuses = new ArrayList<Integer>();
        Waiting.until(() -> {
            for (var answer :
                    List.of(get(DELIVERY + "/articles"), newsroom.editor().get(DESK + "/articles"))) {
                if (answer.statusCode() != 200) {
                    assertUnavailable(answer);
                }
                statuses.add(answer.statusCode());
            }
            return Collections.frequency(statuses, 200) >= 10;
        });
    }

    /** The process of the database that tells this node of changes. */
    private long listener() throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var row = sql.executeQuery("select pid from pg_stat_activity where query = '' and state = 'idle'"
                        + " and datname = current_database() order by state_change desc limit 1")) {
            assertTrue(row.next());
            return row.getLong(1);
        }
    }

    private Postmaster postmaster() throws Exception {
        return Postmaster.namedBy(Path.of(folder.orElseThrow(), "postgresql")).orElseThrow();
    }

    private void signal(String signal) throws Exception {
        signal(signal, postmaster());
    }

    /** To the server and to each of its processes. */
    static void signal(String signal, Postmaster postmaster) throws Exception {
        var server = postmaster.process();
        kill(
                signal,
                Stream.concat(Stream.of(server), server.descendants())
                        .map(ProcessHandle::pid)
                        .toList());
    }

    private static void kill(String signal, List<Long> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(process.toString()));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
