package org.copydesk.http;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Tells the log of requests whose turn did not come in time. They come by hundreds: a line for each would hide all others. */
@Singleton
class MissedTurns {

    private static final Logger LOG = Logger.getLogger(MissedTurns.class);
    private static final long MILLIS_BETWEEN_WARNINGS = TimeUnit.SECONDS.toMillis(10);

    private final AtomicInteger untold = new AtomicInteger();
    private final Vertx vertx;

    MissedTurns(Vertx vertx) {
        this.vertx = vertx;
    }

    void note() {
        if (untold.getAndIncrement() == 0) {
            vertx.setTimer(MILLIS_BETWEEN_WARNINGS, timer -> tell());
        }
    }

    private void tell() {
        LOG.warnf(
                "In the last ten seconds %d requests were answered 503, because their turn did not come in time.",
                untold.getAndSet(0));
    }
}
