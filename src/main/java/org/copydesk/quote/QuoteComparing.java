package org.copydesk.quote;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;

/**
 * Finds where articles do not agree about a quote once it is committed: comparing it takes as long as its speaker has said
 * much, and no save is to wait for that. Nodes take turns.
 */
@ApplicationScoped
class QuoteComparing {

    private static final Duration UNTIL_ALL_IS_DONE = Duration.ofDays(1);

    private static final Sql COMPARE_ONE = Sql.of("select compare_a_quote()");

    @Inject
    AgroalDataSource database;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "copydesk-quotes");
        thread.setDaemon(true);
        return thread;
    });

    void start(@Observes StartupEvent start) {
        worker.scheduleWithFixedDelay(this::compareAll, 1, 1, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent stop) {
        worker.shutdownNow();
    }

    /** Compares what has been written until now, as far as there is time. */
    void compare(Duration patience) {
        var start = System.nanoTime();
        var more = true;
        while (more && !worker.isShutdown() && System.nanoTime() - start < patience.toNanos()) {
            more = compareOne();
        }
    }

    private void compareAll() {
        try {
            compare(UNTIL_ALL_IS_DONE);
        } catch (RuntimeException | Error e) {
            // Whatever is thrown from here would end the schedule.
            Log.warn("Quotes cannot be compared", e);
        }
    }

    /** A transaction each: so the next one sees what this one found. */
    private boolean compareOne() {
        return RowReader.over(database, connection -> COMPARE_ONE.read(connection, row -> row.getBoolean(1)))
                .get(0);
    }
}
