package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** For what comes about while a test goes on: not longer than it takes, and not for ever. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Waiting() {}

    public static void until(Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "It did not come about in " + LONGEST);
            Thread.sleep(10);
        }
    }

    /** Until so many wait for locks that others hold. */
    public static void untilBlocked(DataSource database, int many) throws Exception {
        until(() -> blocked(database) >= many);
    }

    private static int blocked(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            count.next();
            return count.getInt(1);
        }
    }
}
