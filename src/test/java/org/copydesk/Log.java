package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What the application says in its log from now on. */
public final class Log extends Handler implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger logger;

    public Log(String category) {
        logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    public void awaitLine(String pattern) throws InterruptedException {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (count(pattern) == 0) {
            assertTrue(System.nanoTime() < end, this::toString);
            Thread.sleep(50);
        }
    }

    public long count(String pattern) {
        return lines.stream().filter(line -> line.matches(pattern)).count();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line instanceof ExtLogRecord known ? known.getFormattedMessage() : line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
