package org.copydesk.cache;

import io.agroal.api.AgroalDataSource;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells a silent line from a silent database. A database that answers nobody changes nothing, and readers should not notice.
 * But after a failover, say, the old server may be silent for ever on a line that is still up, while others write to the new
 * one: then the line is cut. What counts is how often a look found no answer, not for how long there was none: on a machine
 * that stood still nobody was silent.
 */
@Singleton
class LineWatch {

    private static final Logger LOG = Logger.getLogger(LineWatch.class);

    private static final long MILLIS_BETWEEN_LOOKS = 50;

    /** After so many it is worth asking whether the database answers others. */
    private static final int SUSPICIOUS_LOOKS = 5;

    /** After so many it answers nobody. */
    private static final int SILENT_LOOKS = 10;

    @Inject
    CacheConfig config;

    @Inject
    Line line;

    @Inject
    Vertx vertx;

    @Inject
    AgroalDataSource database;

    private final AtomicBoolean asking = new AtomicBoolean();

    void watch(@Observes Startup event) {
        if (config.enabled()) {
            lookAgain(0, line.asked());
        }
    }

    private void lookAgain(int looks, long asked) {
        vertx.setTimer(MILLIS_BETWEEN_LOOKS, timer -> look(looks, asked));
    }

    private void look(int before, long asked) {
        var now = line.asked();
        var looks = line.isUp() && now == asked ? before + 1 : 0;
        if (looks == SILENT_LOOKS) {
            line.silent();
        }
        if (looks >= SUSPICIOUS_LOOKS && asking.compareAndSet(false, true)) {
            // A thread of its own, because the database may take its time, and of a name that StuckWaits looks after.
            var elsewhere = new Thread(() -> cutIfOthersAreAnswered(asked), "copydesk-changes-elsewhere");
            elsewhere.setDaemon(true);
            elsewhere.start();
        }
        lookAgain(looks, now);
    }

    private void cutIfOthersAreAnswered(long asked) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("");
            // Where all were frozen, this one may only have been the first to go on.
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            if (line.asked() == asked) {
                line.cut();
            }
        } catch (SQLException e) {
            LOG.debug("The database answers nobody.", e);
        } catch (InterruptedException e) {
            // It was meant for a wait that would not end, and has done its work.
        } finally {
            asking.set(false);
        }
    }
}
