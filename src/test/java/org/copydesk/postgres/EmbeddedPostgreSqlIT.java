package org.copydesk.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.copydesk.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgreSqlIT {

    static final Path BINARIES = Path.of("target").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void the_server_is_durable_and_listens_on_loopback_only() throws Exception {
        try (var server = start(folder)) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertEquals("on", ask(server, "show " + setting), setting);
            }
            assertEquals("127.0.0.1", ask(server, "show listen_addresses"));
        }
    }

    @Test
    void words_are_told_apart_from_the_marks_around_them() throws Exception {
        try (var server = start(folder)) {
            assertEquals("'hello':1 'wörld':2", ask(server, "select to_tsvector('simple', '“Hello” — WÖRLD’')"));
        }
    }

    @Test
    void only_the_password_opens_the_database() throws Exception {
        try (var server = start(folder)) {
            var url = server.jdbcUrl();
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, server.user(), "guessed"));
            for (var database : List.of("postgres", "copydesk")) {
                var elsewhere = url.replace("/copydesk?", "/" + database + "?");
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(elsewhere, "postgres", server.password()));
            }
            assertEquals("off", ask(server, "show is_superuser"));
        }
    }

    @Test
    void nobody_else_can_read_the_folder_or_the_password() throws Exception {
        var fresh = folder.resolve("data");
        start(fresh).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve("connection.properties"))));
    }

    @Test
    void data_port_and_password_survive_a_restart() throws Exception {
        var before = start(folder);
        tell(before, "create table note as select 'kept' as text");
        before.close();
        try (var after = start(folder)) {
            assertEquals("kept", ask(after, "select text from note"));
            assertEquals(before.jdbcUrl(), after.jdbcUrl());
            assertEquals(before.password(), after.password());
        }
    }

    @Test
    void a_killed_server_comes_back_on_its_port_with_all_it_had_committed() throws Exception {
        try (var server = start(folder)) {
            var killed = server.pid();
            tell(server, "create table note as select 'kept' as text");
            kill(killed);
            assertEquals("kept", askUntilAnswered(server, "select text from note"));
            assertNotEquals(
                    killed,
                    Postmaster.namedBy(cluster()).orElseThrow().process().pid());
        }
    }

    /** With no room for another process, which needs a few open files, it tries until there is room again. */
    @Test
    void a_killed_server_comes_back_once_its_programs_can_be_run_again() throws Exception {
        var other = OtherCopydesk.on(folder);
        try {
            var killed = Postmaster.namedBy(cluster()).orElseThrow();
            other.limitOpenFiles(other.filesOpenAndRoomForTwo());
            kill(killed.process().pid());
            Thread.sleep(3_000);
            assertEquals(killed, Postmaster.namedBy(cluster()).orElse(killed));
            other.limitOpenFiles(1_000);
            Waiting.until(() -> Postmaster.namedBy(cluster())
                    .filter(started -> !started.equals(killed) && started.isAlive())
                    .isPresent());
        } finally {
            other.kill();
            start(folder).close();
        }
    }

    @Test
    void an_orphan_is_stopped_and_a_fresh_server_has_its_data() throws Exception {
        var other = OtherCopydesk.on(folder);
        var orphan = Postmaster.namedBy(cluster()).orElseThrow();
        other.kill();
        assertTrue(orphan.isAlive());
        try (var server = start(folder)) {
            assertFalse(orphan.isAlive());
            assertNotEquals(orphan.process().pid(), server.pid());
            assertEquals("copydesk", ask(server, "select current_database()"));
        }
    }

    @Test
    void data_survive_when_copydesk_and_its_server_are_killed() throws Exception {
        var first = start(folder);
        tell(first, "create table note as select 'kept' as text");
        first.close();
        var other = OtherCopydesk.on(folder);
        var orphan = Postmaster.namedBy(cluster()).orElseThrow();
        other.kill();
        kill(orphan.process().pid());
        try (var server = start(folder)) {
            assertEquals("kept", ask(server, "select text from note"));
        }
    }

    @Test
    void a_second_copydesk_on_the_folder_is_refused_by_name() throws Exception {
        var other = OtherCopydesk.on(folder);
        try {
            var refusal = assertThrows(NotStarted.class, () -> start(folder));
            assertTrue(message(refusal).contains("process " + other.process().pid()), refusal.getMessage());
            assertTrue(Postmaster.namedBy(cluster()).orElseThrow().isAlive());
        } finally {
            other.kill();
            start(folder).close();
        }
    }

    @Test
    void the_same_process_cannot_start_a_folder_twice() {
        try (var server = start(folder)) {
            assertThrows(NotStarted.class, () -> start(folder));
            assertTrue(server.pid() > 0);
        }
    }

    @Test
    void a_process_that_got_the_number_of_a_dead_server_is_left_alone() throws Exception {
        var before = start(folder);
        tell(before, "create table note as select 'kept' as text");
        kill(before.pid());
        var pidFile = Files.readAllLines(cluster().resolve("postmaster.pid"));
        before.close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            pidFile.set(0, Long.toString(stranger.pid()));
            Files.write(cluster().resolve("postmaster.pid"), pidFile);
            try (var server = start(folder)) {
                assertEquals("kept", ask(server, "select text from note"));
            }
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void the_server_of_another_folder_is_neither_adopted_nor_stopped() throws Exception {
        var ours = folder.resolve("ours");
        start(ours).close();
        try (var foreign = start(folder.resolve("theirs"))) {
            try (var data = DataFolder.lock(ours)) {
                var kept = Objects.requireNonNull(data.connection());
                data.keep(new Connection(foreign.port(), kept.password()));
            }
            Files.copy(folder.resolve("theirs/postgresql/postmaster.pid"), ours.resolve("postgresql/postmaster.pid"));
            var foreignPid = foreign.pid();

            try (var server = start(ours)) {
                assertNotEquals(foreignPid, server.pid());
                assertNotEquals(foreign.jdbcUrl(), server.jdbcUrl());
                assertEquals("copydesk", ask(server, "select current_user"));
            }
            assertEquals(foreignPid, foreign.pid());
            assertEquals("copydesk", ask(foreign, "select current_user"));
        }
    }

    @Test
    void another_port_is_taken_when_a_stranger_listens_on_ours() throws Exception {
        var before = start(folder);
        before.close();
        try (var stranger = new ServerSocket(before.port(), 1, InetAddress.getByName("127.0.0.1"));
                var server = start(folder)) {
            assertNotEquals(stranger.getLocalPort(), server.port());
            assertEquals("copydesk", ask(server, "select current_user"));
        }
    }

    @Test
    void a_lost_password_is_replaced() throws Exception {
        start(folder).close();
        Files.delete(folder.resolve("connection.properties"));
        try (var server = start(folder)) {
            assertEquals("copydesk", ask(server, "select current_user"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "port=", "port=5432\npassword=", "password=secret"})
    void a_password_whose_file_was_cut_is_replaced(String left) throws Exception {
        start(folder).close();
        Files.writeString(folder.resolve("connection.properties"), left);
        try (var server = start(folder)) {
            assertEquals("copydesk", ask(server, "select current_user"));
        }
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        Files.createDirectories(folder.resolve("postgresql.unfinished/base"));
        Files.writeString(folder.resolve("postgresql.unfinished/PG_VERSION"), "17");
        try (var server = start(folder)) {
            assertEquals("copydesk", ask(server, "select current_user"));
        }
    }

    @Test
    void a_database_of_another_major_version_is_refused_untouched() throws Exception {
        Files.createDirectories(cluster());
        Files.writeString(cluster().resolve("PG_VERSION"), "16\n");
        var refusal = assertThrows(NotStarted.class, () -> start(folder));
        assertTrue(message(refusal).contains("PostgreSQL 16"), refusal.getMessage());
        assertFalse(Files.exists(cluster().resolve("postgresql.conf")));
    }

    private static EmbeddedPostgreSql start(Path folder) {
        return EmbeddedPostgreSql.start(folder, BINARIES);
    }

    private Path cluster() {
        return folder.resolve("postgresql");
    }

    private static void tell(EmbeddedPostgreSql server, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            connection.createStatement().execute(statement);
        }
    }

    private static String ask(EmbeddedPostgreSql server, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var answer = connection.createStatement().executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static String askUntilAnswered(EmbeddedPostgreSql server, String query) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return ask(server, query);
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private static String message(NotStarted refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private static void kill(long pid) throws Exception {
        var killed = new Postmaster(ProcessHandle.of(pid).orElseThrow());
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
        Waiting.until(() -> !killed.isAlive());
    }
}
