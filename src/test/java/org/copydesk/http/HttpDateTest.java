package org.copydesk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    @Test
    void days_have_two_digits() {
        assertEquals("Sun, 06 Sep 2026 08:49:37 GMT", HttpDate.of(Instant.parse("2026-09-06T08:49:37.9Z")));
    }
}
