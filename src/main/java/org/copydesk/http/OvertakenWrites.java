package org.copydesk.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes a write again, in a transaction of its own, where another one came between its reading and its saving. One that takes
 * any version ({@code If-Match: *}) then gets through, as it asks for (RFC 9110, section 13.1.1); one that names a version is
 * told which is the current one, and whose.
 */
@Transactional
@Interceptor
@Priority(OvertakenWrites.AROUND_THE_TRANSACTION)
public class OvertakenWrites {

    static final int AROUND_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final int TIMES = 20;

    private static final int LONGEST_PAUSE_MILLIS = 200;

    @AroundInvoke
    Object again(InvocationContext write) throws Exception {
        return !isRequest(write) || QuarkusTransaction.isActive() ? write.proceed() : again(write::proceed);
    }

    /** The same for a write that no request made, with its transaction. */
    public static <T> T again(Callable<T> write) throws Exception {
        for (var time = 1; ; time++) {
            try {
                return write.call();
            } catch (Exception e) {
                if (time == TIMES || !DatabaseFaults.saysOvertaken(e)) {
                    throw e;
                }
            }
            // By chance, so that those that met do not meet again: each time over twice as long a span.
            var span = Math.min(LONGEST_PAUSE_MILLIS, 10 << time);
            Thread.sleep(ThreadLocalRandom.current().nextInt(span));
        }
    }

    /** What other code does in a transaction may hold on to what it has read. */
    private static boolean isRequest(InvocationContext write) {
        return write.getMethod().getDeclaringClass().isAnnotationPresent(Path.class);
    }
}
