package org.copydesk.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes a write that takes any version ({@code If-Match: *}) again where another one came between: to call it outdated would
 * go against what it asks for (RFC 9110, section 13.1.1). Of those that meet one always gets through.
 */
@Transactional
@Interceptor
@Priority(AnyVersion.AROUND_THE_TRANSACTION)
class AnyVersion {

    static final int AROUND_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final int TIMES = 20;

    private static final int LONGEST_PAUSE_MILLIS = 200;

    @AroundInvoke
    Object again(InvocationContext write) throws Exception {
        if (!takesAnyVersion(write) || QuarkusTransaction.isActive()) {
            return write.proceed();
        }
        for (var time = 1; ; time++) {
            try {
                return write.proceed();
            } catch (Exception e) {
                if (time == TIMES || !DatabaseFaults.saysOutdated(e)) {
                    throw e;
                }
            }
            // By chance, so that those that met do not meet again: each time over twice as long a span.
            var span = Math.min(LONGEST_PAUSE_MILLIS, 10 << time);
            Thread.sleep(ThreadLocalRandom.current().nextInt(span));
        }
    }

    private static boolean takesAnyVersion(InvocationContext write) {
        return Arrays.stream(write.getParameters())
                .anyMatch(value -> value instanceof Precondition precondition && precondition.takesAnyVersion());
    }
}
