package org.copydesk.postgres;

/** PostgreSQL does not run; the message tells the person at the terminal why, and what to do next. */
public class NotStarted extends RuntimeException {

    NotStarted(String message) {
        super(message);
    }

    NotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
