package org.copydesk.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.SystemUtils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL of Copydesk's own in a folder. It is durable, listens on loopback only, is brought up again when it
 * dies, and an earlier one that outlived its Copydesk is stopped before a new one starts.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgreSql.class);
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
    private static final int ATTEMPTS = 20;
    private static final String START_OR_RECOVERY_SECONDS = "300";
    private static final String STOP_SECONDS = "30";
    private static final long LOG_BYTES = 10_000_000;

    private final DataFolder folder;
    private final Binaries binaries;
    private final Durability durability;
    private final Thread watch = new Thread(this::watch, "postgresql-watch");
    private Connection connection;
    private @Nullable Postmaster postmaster;
    private boolean closed;

    private enum Durability {
        ON,
        OFF
    }

    /**
     * Starts the server of this folder, making its database when there is none yet.
     *
     * @param programs where PostgreSQL's programs are, or are unpacked to
     */
    public static EmbeddedPostgreSql start(Path folder, Path programs) {
        return start(folder, programs, Durability.ON);
    }

    /** Starts a server that may lose its data in a crash, for tests and rehearsals: faster, with programs unpacked once for many folders. */
    public static EmbeddedPostgreSql startForgetful(Path folder, Path binaries) {
        return start(folder, binaries, Durability.OFF);
    }

    private static EmbeddedPostgreSql start(Path path, Path binaries, Durability durability) {
        var folder = DataFolder.lock(path);
        try {
            refuseRootWhereItCannotWork(folder);
            var server = new EmbeddedPostgreSql(folder, Binaries.in(binaries), durability);
            server.launchOnFreePort();
            server.watch.setDaemon(true);
            server.watch.start();
            return server;
        } catch (IOException e) {
            folder.close();
            throw new NotStarted("PostgreSQL did not start in %s: %s".formatted(folder.root, e), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private EmbeddedPostgreSql(DataFolder folder, Binaries binaries, Durability durability) throws IOException {
        this.folder = folder;
        this.binaries = binaries;
        this.durability = durability;
        refuseOtherMajorVersion();
        if (folder.hasCluster()) {
            stopOrphan();
        }
        this.connection = connectionToCluster();
    }

    private static void refuseRootWhereItCannotWork(DataFolder folder) throws IOException {
        if (SystemUtils.IS_OS_LINUX
                && !LinuxUtils.isUnshareAvailable()
                && Integer.valueOf(0).equals(Files.getAttribute(folder.root, "unix:uid"))) {
            throw new NotStarted(
                    "PostgreSQL refuses to run as root, and this system does not let root step down (unshare -U). Run Copydesk as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL to a server of yours.");
        }
    }

    private void refuseOtherMajorVersion() throws IOException {
        var versionFile = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            return;
        }
        var found = Files.readString(versionFile).strip();
        var ours = binaries.majorVersion();
        if (!found.equals(ours)) {
            throw new NotStarted(
                    "The database in %s was made by PostgreSQL %s, but this Copydesk brings %s. Convert it with pg_upgrade, go back to the Copydesk that made it, or choose another folder with COPYDESK_POSTGRES_DATA."
                            .formatted(folder.root, found, ours));
        }
    }

    /** The lock on the folder is ours, so whatever still serves it has lost its Copydesk. */
    private void stopOrphan() throws IOException {
        var named = Postmaster.namedBy(folder.cluster());
        if (named.isEmpty()) {
            return;
        }
        var pid = named.get().process().pid();
        if (!named.get().serves(folder.cluster(), binaries)) {
            LOG.infof(
                    "postmaster.pid in %s is stale: process %d is no PostgreSQL of this folder and is left alone.",
                    folder.root, pid);
            Postmaster.disown(folder.cluster());
            return;
        }
        LOG.infof("A PostgreSQL (process %d) of %s has outlived its Copydesk; stopping it.", pid, folder.root);
        try {
            stop("fast");
        } catch (NotStarted unwilling) {
            LOG.warnf("It did not stop in %s seconds; stopping it at once, its log will be replayed.", STOP_SECONDS);
            stop("immediate");
        }
    }

    private Connection connectionToCluster() throws IOException {
        var kept = folder.connection();
        var made = kept == null ? Connection.fresh() : kept;
        if (!folder.hasCluster()) {
            folder.keep(made);
            makeCluster(made.password());
        } else if (kept == null) {
            singleUser(folder.cluster(), "alter role %s password '%s'".formatted(Connection.USER, made.password()));
            folder.keep(made);
        }
        return made;
    }

    private void makeCluster(String password) throws IOException {
        var unfinished = folder.unfinishedCluster();
        FileUtils.deleteDirectory(unfinished.toFile());
        // Words are told apart by the character type: under plain C a curly mark would be a letter.
        binaries.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--lc-ctype=" + (SystemUtils.IS_OS_MAC ? "en_US.UTF-8" : "C.UTF-8"),
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                durability == Durability.ON ? "--sync-method=fsync" : "--no-sync");
        singleUser(
                unfinished,
                "create role %s login password '%s'".formatted(Connection.USER, password),
                "create database %s owner %s".formatted(Connection.DATABASE, Connection.USER));
        Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("Made a new database in %s.", folder.root);
    }

    /** Without a network: nobody can connect before the password is set, and the superuser never needs one. */
    private void singleUser(Path cluster, String... statements) {
        binaries.runWithInput(
                String.join("\n", statements) + "\n",
                "postgres",
                "--single",
                "-D",
                cluster.toString(),
                "-c",
                "exit_on_error=on",
                "postgres");
    }

    private synchronized void launchOnFreePort() throws IOException {
        connection = connection.onFreePort();
        for (var attempt = 1; ; attempt++) {
            folder.keep(connection);
            try {
                launch();
                return;
            } catch (NotStarted e) {
                var report = String.valueOf(e.getMessage());
                if (attempt == ATTEMPTS) {
                    throw e;
                } else if (report.contains("could not bind")) {
                    connection = connection.onOtherPort();
                } else if (report.contains("shared memory block")) {
                    // Children of a server that was killed take a moment to notice.
                    pause();
                } else {
                    throw e;
                }
            }
        }
    }

    private void launch() throws IOException {
        Files.writeString(folder.cluster().resolve("postgresql.conf"), settings());
        Files.writeString(
                folder.cluster().resolve("pg_hba.conf"),
                "host %s %s %s/32 scram-sha-256%n".formatted(Connection.DATABASE, Connection.USER, Connection.ADDRESS));
        var logged = startOfNewLog();
        try {
            binaries.run(
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--silent",
                    "--timeout=" + START_OR_RECOVERY_SECONDS,
                    "--pgdata=" + folder.cluster(),
                    "--log=" + folder.log());
        } catch (NotStarted e) {
            throw new NotStarted(
                    "PostgreSQL did not start in %s. Its log says:%n%s".formatted(folder.root, logSince(logged)), e);
        }
        postmaster = Postmaster.namedBy(folder.cluster())
                .orElseThrow(
                        () -> new NotStarted("PostgreSQL started in %s and ended at once.".formatted(folder.root)));
        LOG.infof(
                "PostgreSQL %s runs on %s:%d (process %d), data in %s.",
                Files.readString(folder.cluster().resolve("PG_VERSION")).strip(),
                Connection.ADDRESS,
                connection.port(),
                postmaster.process().pid(),
                folder.root);
    }

    /** Written anew at each start, so that a folder never keeps the settings of an older Copydesk. */
    private String settings() {
        var durable = durability == Durability.ON ? "on" : "off";
        return """
                # Written by Copydesk at each start; changes are lost.
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                allow_alter_system = off

                fsync = %s
                synchronous_commit = %3$s
                full_page_writes = %3$s

                max_connections = 60
                shared_buffers = '256MB'
                effective_cache_size = '1GB'
                maintenance_work_mem = '64MB'
                random_page_cost = 1.1
                max_parallel_workers_per_gather = 1
                # Copydesk's queries are short; compiling them costs more than it saves.
                jit = off

                timezone = 'UTC'
                datestyle = 'iso'
                lc_messages = 'C'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                log_checkpoints = off
                """.formatted(Connection.ADDRESS, connection.port(), durable);
    }

    private long startOfNewLog() throws IOException {
        if (!Files.exists(folder.log())) {
            return 0;
        }
        if (Files.size(folder.log()) > LOG_BYTES) {
            Files.move(
                    folder.log(), folder.log().resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            return 0;
        }
        return Files.size(folder.log());
    }

    private String logSince(long start) throws IOException {
        if (!Files.exists(folder.log())) {
            return "(nothing)";
        }
        try (var log = new RandomAccessFile(folder.log().toFile(), "r")) {
            log.seek(start);
            var text = new byte[(int) Math.min(log.length() - start, 10_000)];
            log.readFully(text);
            return new String(text, StandardCharsets.UTF_8).strip();
        }
    }

    private void watch() {
        while (pause() && bringUpAgain()) {
            // Both say when it is over.
        }
    }

    private synchronized boolean bringUpAgain() {
        if (closed) {
            return false;
        }
        if (postmaster == null || !postmaster.isAlive()) {
            LOG.errorf("PostgreSQL in %s has died; starting it again on port %d.", folder.root, connection.port());
            try {
                stopOrphan();
                launch();
            } catch (NotStarted | IOException e) {
                LOG.errorf("It did not start, trying again: %s", e.getMessage());
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(WATCH_INTERVAL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void stop(String mode) {
        binaries.run(
                "pg_ctl",
                "stop",
                "--wait",
                "--silent",
                "--mode=" + mode,
                "--timeout=" + STOP_SECONDS,
                "--pgdata=" + folder.cluster());
    }

    public String jdbcUrl() {
        return connection.jdbcUrl();
    }

    public String user() {
        return Connection.USER;
    }

    public String password() {
        return connection.password();
    }

    int port() {
        return connection.port();
    }

    long pid() {
        return postmaster == null ? -1 : postmaster.process().pid();
    }

    /** Stops the server; what it has committed stays. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (postmaster != null && postmaster.isAlive()) {
                stop("fast");
                LOG.infof("PostgreSQL in %s has stopped.", folder.root);
            }
        } finally {
            folder.close();
        }
    }
}
