package org.copydesk.server;

import static java.util.stream.Collectors.toSet;

import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedTransferQueue;
import java.util.stream.Stream;
import org.copydesk.http.DatabaseFaults;

/**
 * Ends waits for a connection that would not end. Where several threads wait in a pool for a bounded time, a fault of Java
 * (JDK-8301341, mended in 22) may keep one of them turning at full speed until somebody gives a connection back, and while the
 * database does not answer nobody does. An interrupt ends it, as if the time were up.
 */
@Singleton
class StuckWaits {

    /** What all threads are called that Copydesk makes, and that bear an interrupt. */
    private static final String OURS = "copydesk-";

    private static final int MENDED_IN = 22;
    private static final long MILLIS_BETWEEN_LOOKS = 1000;
    private static final long NANOS_AFTER_FAULT = Duration.ofMinutes(1).toNanos();

    /** How deep in a stack the queue is met: it asks what time it is, and whether the thread is interrupted. */
    private static final int FRAMES = 3;

    private Set<Thread> suspects = Set.of();

    /** To look stops all threads for a millisecond or two, which is spared while the database answers. */
    void watch(@Observes Startup event, Vertx vertx, DatabaseFaults faults) {
        if (Runtime.version().feature() < MENDED_IN) {
            vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, timer -> {
                if (faults.unreachableSince(System.nanoTime() - NANOS_AFTER_FAULT)) {
                    look();
                }
            });
        }
    }

    /** One that is met turning for the first time may be about to fall asleep. */
    void look() {
        var turning = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(OURS) && isTurning(thread))
                .map(Map.Entry::getKey)
                .collect(toSet());
        turning.stream().filter(suspects::contains).forEach(Thread::interrupt);
        suspects = turning;
    }

    private static boolean isTurning(Map.Entry<Thread, StackTraceElement[]> thread) {
        return thread.getKey().getState() == Thread.State.RUNNABLE
                && Stream.of(thread.getValue())
                        .limit(FRAMES)
                        .anyMatch(frame -> frame.getClassName().equals(LinkedTransferQueue.class.getName()));
    }
}
