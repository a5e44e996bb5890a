package org.copydesk.http;

import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Says what PostgreSQL refused. The sentence for a constraint stands in {@code problems.properties}, under the
 * constraint's name: {@code <status> [<pointer>] <sentence>}; each feature adds the lines of its own tables. A
 * constraint without a line gets a sentence that names nothing.
 */
@Singleton
public class DatabaseFaults {

    private static final Logger LOG = Logger.getLogger(DatabaseFaults.class);
    private static final String TOOK_TOO_LONG = "57014";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String UNKNOWN_TO_THE_DRIVER = "99999";
    private static final long NANOS_BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);
    private static final Pattern LINE = Pattern.compile("(4\\d\\d)\\s+(?:(/\\S*)\\s+)?(.+)");

    private final Properties sentences = load();

    /** When each was said last. */
    private final Map<String, Long> warnings = new ConcurrentHashMap<>();

    /** Long ago, as long as it was not. */
    private volatile long unreachableAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** Was the server found not to answer at all since then? */
    public boolean unreachableSince(long nanoTime) {
        return unreachableAt - nanoTime > 0;
    }

    @Nullable
    Refusal refusal(List<Throwable> chain) {
        if (chain.stream().anyMatch(DatabaseFaults::isOvertaken)) {
            return Refusal.stale(
                            "Somebody else changed this while you were saving. Read it again and repeat your change.")
                    .overtaken();
        }
        return chain.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner)
                .map(fault -> refusal(fault, chain))
                .orElse(null);
    }

    /** What was thrown, and why. */
    static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, DatabaseFaults::cause).limit(20);
    }

    /** Why a commit failed, the transaction manager tells in another place. */
    private static @Nullable Throwable cause(Throwable thrown) {
        return thrown instanceof RollbackException && thrown.getSuppressed().length > 0
                ? thrown.getSuppressed()[0]
                : thrown.getCause();
    }

    /** Did another write come between reading and saving, or have two waited for each other? */
    static boolean saysOvertaken(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> isOvertaken(cause) || cause instanceof SQLException fault && isInTheWay(fault));
    }

    private static boolean isInTheWay(SQLException fault) {
        return SERIALIZATION_FAILURE.equals(fault.getSQLState()) || DEADLOCK.equals(fault.getSQLState());
    }

    private static boolean isOvertaken(Throwable thrown) {
        return thrown instanceof OptimisticLockException
                || thrown instanceof StaleStateException
                || thrown instanceof Refusal refusal && refusal.isOvertaken();
    }

    private @Nullable Refusal refusal(SQLException fault, List<Throwable> chain) {
        // The pool's own faults, such as no free connection in time, carry no state.
        var state = Objects.requireNonNullElse(fault.getSQLState(), "08000");
        return switch (state.substring(0, 2)) {
            case "23" -> constraint(state, constraintOf(fault, chain), chain);
            case "22" -> Refusal.unprocessable("A value is too long, too large, or not what its field can keep.");
            // more words than one text may be searched by, or a value that is too long for an index
            case "54" ->
                Refusal.unprocessable(
                        "A text that was sent, or that this would publish, is too long to be kept so that it can be"
                                + " searched. Shorten it, or split it in two.");
            // 99 is the driver's own: what it says when the pool gives up on it while it still connects.
            case "08", "99" -> {
                // A pool that is empty for too long may just be busy, but not while it makes a connection.
                if (fault.getSQLState() != null || fault.getCause() instanceof TimeoutException) {
                    unreachableAt = System.nanoTime();
                }
                yield unavailable("The database does not answer", 5, fault);
            }
            case "53", "57" ->
                unavailable(
                        state.equals(TOOK_TOO_LONG)
                                ? "The database took too long for this, and may again unless less is asked for"
                                : "The database does not answer",
                        5,
                        fault);
            // a serialization failure or a deadlock: the same request will do
            case "40" -> unavailable("Another change was in the way", 1, fault).overtaken();
            case "55" -> unavailable("Somebody else is changing this", 1, fault);
            // a standby that has not taken over yet
            case "25" -> "25006".equals(state) ? unavailable("The database only reads at the moment", 5, fault) : null;
            default -> null;
        };
    }

    private Refusal constraint(String state, String name, List<Throwable> chain) {
        var line = LINE.matcher(sentences.getProperty(name, ""));
        if (line.matches()) {
            var refusal = Refusal.of(Integer.parseInt(line.group(1)), line.group(3));
            return line.group(2) == null ? refusal : refusal.at(line.group(2), line.group(3));
        }
        LOG.warnf("The constraint '%s' has no sentence in problems.properties", name);
        return switch (state) {
            case "23505" -> Refusal.conflict("There is already one like this.");
            case "23503" ->
                deletes(chain)
                        ? Refusal.conflict("This is still in use. Remove what uses it first.")
                        : Refusal.unprocessable("Something this refers to does not exist.");
            case "23P01" -> Refusal.conflict("This overlaps with another.");
            default -> Refusal.unprocessable("The values do not fit together.");
        };
    }

    /** The server's own text would tell, but it comes in the server's language. */
    private static boolean deletes(List<Throwable> chain) {
        return chain.stream()
                .filter(JDBCException.class::isInstance)
                .map(thrown -> ((JDBCException) thrown).getSQL())
                .anyMatch(sql -> sql != null
                        && sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("delete"));
    }

    private static String constraintOf(SQLException fault, List<Throwable> chain) {
        if (fault instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            var name = Objects.requireNonNull(postgres.getServerErrorMessage()).getConstraint();
            return name == null ? "" : name;
        }
        return chain.stream()
                .filter(ConstraintViolationException.class::isInstance)
                .map(thrown -> ((ConstraintViolationException) thrown).getConstraintName())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private Refusal unavailable(String what, int retryAfterSeconds, SQLException fault) {
        warn(what, fault);
        return Refusal.of(503, "%s. Try again in %d s.", what, retryAfterSeconds)
                .header("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** An outage refuses every request, in the very minute in which somebody reads the log. */
    private void warn(String what, SQLException fault) {
        var now = System.nanoTime();
        var said = warnings.merge(what, now, (last, next) -> next - last > NANOS_BETWEEN_WARNINGS ? next : last);
        if (said == now) {
            // Of what it does not know, the driver says no more than that it should be reported.
            var why = UNKNOWN_TO_THE_DRIVER.equals(fault.getSQLState()) ? fault.getCause() : null;
            LOG.warnf(
                    "%s: %s (SQLSTATE %s). It is said once a minute, however often it happens.",
                    what, why == null ? fault.getMessage() : why, fault.getSQLState());
        }
    }

    private static Properties load() {
        var sentences = new Properties();
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources("problems.properties");
            while (files.hasMoreElements()) {
                try (var file = files.nextElement().openStream()) {
                    sentences.load(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
