package org.copydesk.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void that_the_line_before_was_silent_says_nothing_of_this_one() {
        var line = new Line();
        line.silent();

        line.opened(connection());

        assertFalse(line.isTrusted());
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                LineTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (itself, method, values) -> null);
    }
}
