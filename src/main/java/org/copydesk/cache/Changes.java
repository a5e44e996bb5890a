package org.copydesk.cache;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.jdbc.PgConnection;

/**
 * Hears from the database what readers see differently from now on, whoever wrote it. While nothing can be heard no ready
 * answer is given: nobody would know whether it still holds.
 */
@Singleton
public class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);
    private static final String CHANNEL = "copydesk_changes";
    private static final String ECHO = "echo-";
    // An echo that a crash takes away is missed by nobody, so nobody waits for the disk.
    private static final String ANNOUNCE =
            "select set_config('synchronous_commit', 'off', true), pg_notify('copydesk_changes', ?)";

    private static final int MILLIS_BETWEEN_QUESTIONS = 25;
    private static final long PAUSE_MILLIS = 250;
    private static final int STOP_MILLIS = 500;
    private static final long ECHO_SECONDS = 2;
    private static final long NANOS_BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);

    /** After everything else has started: the listener needs the pool. */
    private static final int LAST = 10_000;

    @Inject
    AgroalDataSource database;

    @Inject
    CacheConfig config;

    @Inject
    ReadyAnswers answers;

    @Inject
    Event<Heard> heardOf;

    @Inject
    Line line;

    /**
     * Something has changed in the database.
     *
     * @param what the announcement, such as {@code sections}; null where anything may have changed unheard
     */
    public record Heard(@Nullable String what) {}

    /** An announcement that comes back. */
    private static final class Echo {

        private final String name = ECHO + UUID.randomUUID();
        private final CompletableFuture<@Nullable Void> back = new CompletableFuture<>();
    }

    private final Map<String, Echo> echoes = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Echo> unsent = new AtomicReference<>();
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean stopped;
    private @Nullable Thread listener;
    /** When it was said last that nothing is heard; null while something is. */
    private @Nullable Long warned;

    void start(@Observes @Priority(LAST) StartupEvent ready) {
        if (config.enabled()) {
            stopped = false;
            var thread = new Thread(this::listenForEver, "copydesk-changes");
            thread.setDaemon(true);
            thread.start();
            listener = thread;
        }
    }

    /** What still listens when the connections are closed takes that for a broken line. */
    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        stopped = true;
        if (listener != null) {
            listener.join(STOP_MILLIS);
        }
    }

    /** False while nobody knows whether something was changed more than a tenth of a second ago. */
    public boolean areHeard() {
        return line.isTrusted();
    }

    /**
     * Returns when everything committed so far has been heard here. The database hands out announcements in the order of
     * commits, so it is enough to announce something and wait for it. One announcement serves all who came before it was
     * sent.
     */
    void catchUp() {
        if (!line.isUp()) {
            return;
        }
        var echo = echo();
        try {
            echo.back.get(ECHO_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The answers made from now on show what was committed; those from before are not needed for that.
            answers.forgetAll();
        } catch (InterruptedException e) {
            answers.forgetAll();
            Thread.currentThread().interrupt();
        } finally {
            echoes.remove(echo.name);
        }
    }

    /** Who finds none that is still to be sent sends one. */
    private Echo echo() {
        var mine = new Echo();
        var first = unsent.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        send(mine);
        return mine;
    }

    private void send(Echo echo) {
        sending.lock();
        echoes.put(echo.name, echo);
        // Who comes from here on may have committed too late for this one.
        unsent.set(null);
        try (var connection = database.getConnection();
                var announce = connection.prepareStatement(ANNOUNCE)) {
            announce.setString(1, echo.name);
            announce.execute();
        } catch (SQLException e) {
            echo.back.completeExceptionally(e);
        } finally {
            sending.unlock();
        }
    }

    private void listenForEver() {
        while (!stopped) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                warn(e);
            } finally {
                line.lost();
                // Before the line is trusted again all that is kept is forgotten.
                echoes.values().forEach(echo -> echo.back.complete(null));
            }
            if (!stopped) {
                pause();
            }
        }
    }

    /** An outage is tried to end four times a second; its beginning is news, and then that it lasts. */
    private void warn(Exception why) {
        var now = System.nanoTime();
        if (warned == null || now - warned > NANOS_BETWEEN_WARNINGS) {
            warned = now;
            LOG.warnf("Ready answers rest until the database can be heard again: %s", why.getMessage());
        }
    }

    private void heardAgain() {
        if (warned != null) {
            warned = null;
            LOG.info("The database is heard again: ready answers are given.");
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            // A frozen database changes nothing, so its silence is borne for a while; a broken line is noticed at once.
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(config.patience().toMillis()));
            answers.forgetAll();
            heardOf.fire(new Heard(null));
            line.opened(connection);
            var announcements = connection.unwrap(PGConnection.class);
            while (!stopped) {
                var question = System.nanoTime();
                statement.execute("");
                hear(announcements.getNotifications());
                line.answered(question);
                heardAgain();
                hear(announcements.getNotifications(MILLIS_BETWEEN_QUESTIONS));
            }
            statement.execute("unlisten *");
        } catch (SQLException | RuntimeException e) {
            // Back in the pool it would go on hearing, and nobody would read that. The pool's own abort() closes
            // nothing.
            connection.unwrap(PgConnection.class).abort(Runnable::run);
            throw e;
        }
    }

    private void hear(PGNotification @Nullable [] announcements) {
        for (var announcement : Objects.requireNonNullElse(announcements, new PGNotification[0])) {
            var change = announcement.getParameter();
            var echo = echoes.get(change);
            if (echo != null) {
                echo.back.complete(null);
            } else if (!change.startsWith(ECHO)) {
                answers.forget(change);
                heardOf.fire(new Heard(change));
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            // It was meant for a wait that would not end, and has done its work.
        }
    }
}
