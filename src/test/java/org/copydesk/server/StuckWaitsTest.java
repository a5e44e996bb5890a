package org.copydesk.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StuckWaitsTest {

    private static final int ROUNDS = 5;
    private static final int ROUND_MILLIS = 1000;

    private final LinkedTransferQueue<String> pool = new LinkedTransferQueue<>();

    @Test
    void a_wait_that_would_not_end_is_ended() throws InterruptedException {
        var stuck = stuck();
        assumeTrue(!stuck.isEmpty(), "This Java lets nobody wait for good.");

        var stuckWaits = new StuckWaits();
        stuckWaits.look();
        stuckWaits.look();

        for (var thread : stuck) {
            thread.join(ROUND_MILLIS);
            assertFalse(thread.isAlive());
        }
    }

    /** Those that have been waiting for the length of a round, though each wait is over in a fraction of a millisecond. */
    private List<Thread> stuck() throws InterruptedException {
        for (var round = 0; round < ROUNDS; round++) {
            var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ROUND_MILLIS);
            var threads = List.of(waiting("copydesk-a", end), waiting("copydesk-b", end));
            Thread.sleep(2 * ROUND_MILLIS);
            var stuck = new ArrayList<>(threads);
            stuck.removeIf(thread -> !thread.isAlive());
            if (!stuck.isEmpty()) {
                return stuck;
            }
        }
        return List.of();
    }

    private Thread waiting(String name, long end) {
        var thread = new Thread(
                () -> {
                    try {
                        while (System.nanoTime() < end) {
                            pool.poll(ThreadLocalRandom.current().nextInt(1, 200), TimeUnit.MICROSECONDS);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
