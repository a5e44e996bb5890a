package org.copydesk.cache;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * The line on which changes are heard, and how far it can be trusted. The database is asked something on it again and again,
 * and hands out what was announced before it answers: with each answer everything has been heard that was committed before
 * its question, and for a while that will do. A node that did not get to run has an old answer, and so knows that it is behind.
 */
@Singleton
class Line {

    /** Nothing that was changed so long ago is given from memory as it was before. */
    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Connection connection;
    private volatile boolean silent;
    private volatile long asked = System.nanoTime() - TRUSTED_NANOS;

    /** Whether everything has been heard, but for what was committed a moment ago. */
    boolean isTrusted() {
        return isUp() && (silent || System.nanoTime() - asked <= TRUSTED_NANOS);
    }

    boolean isUp() {
        return connection != null;
    }

    /** Runs when there is a reason to look again; false where there is nothing to wait for. */
    boolean await(Runnable turn) {
        if (!isUp()) {
            return false;
        }
        waiting.add(turn);
        if (!isUp() || isTrusted()) {
            call();
        }
        return true;
    }

    void opened(Connection listening) {
        // Said of the line before, it may have come late.
        silent = false;
        connection = listening;
    }

    /** @param question the nanosecond of {@link System#nanoTime} at which it was asked */
    void answered(long question) {
        asked = question;
        silent = false;
        call();
    }

    /** When the last question was asked that has been answered. */
    long asked() {
        return asked;
    }

    /** The database answers nobody. Then it commits nothing either, so what is known still holds. */
    void silent() {
        silent = true;
        call();
    }

    void lost() {
        connection = null;
        silent = false;
        call();
    }

    /** Whoever waits for an answer on it is told that it is broken. */
    void cut() throws SQLException {
        var listening = connection;
        if (listening != null) {
            // The pool's own abort() closes nothing.
            listening.unwrap(PgConnection.class).abort(Runnable::run);
        }
    }

    private void call() {
        for (var turn = waiting.poll(); turn != null; turn = waiting.poll()) {
            turn.run();
        }
    }
}
