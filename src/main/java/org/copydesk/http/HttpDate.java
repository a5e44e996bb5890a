package org.copydesk.http;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as headers tell them (RFC 9110, 5.6.7). Java's own form of them has days of one digit. */
public final class HttpDate {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private record Second(long number, CharSequence written) {}

    private static volatile Second latest = second(0);

    private HttpDate() {}

    public static String of(Instant instant) {
        return FORM.format(instant);
    }

    /** Every answer bears it: it is written once in a second. */
    public static CharSequence now() {
        var number = System.currentTimeMillis() / 1000;
        var known = latest;
        if (known.number != number) {
            known = second(number);
            latest = known;
        }
        return known.written;
    }

    private static Second second(long number) {
        return new Second(number, HttpHeaders.createOptimized(of(Instant.ofEpochSecond(number))));
    }
}
