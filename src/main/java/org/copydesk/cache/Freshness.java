package org.copydesk.cache;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be shown. No promise goes beyond the next change of visibility: that one comes without a write,
 * so nobody could take the promise back.
 */
final class Freshness {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final CacheConfig config;
    private final long deadline;

    /** The header, where no change is near enough to bear on it. */
    private final @Nullable CharSequence unbounded;

    /**
     * @param begun when the request came in, by {@link System#nanoTime}: no later than the database's instant from which
     *     the seconds count, so the answer ends too early rather than too late
     */
    Freshness(CacheConfig config, long begun, double calmSeconds) {
        this.config = config;
        var longest =
                Math.max(config.maxAge().toSeconds(), config.sharedMaxAge().toSeconds())
                        + config.staleWhileRevalidate().toSeconds();
        var farAway = calmSeconds > Duration.ofDays(365).toSeconds();
        deadline = farAway ? begun : begun + (long) (calmSeconds * NANOS_PER_SECOND);
        unbounded = farAway ? HttpHeaders.createOptimized(header(longest)) : null;
    }

    boolean isOver() {
        return unbounded == null && System.nanoTime() - deadline >= 0;
    }

    CharSequence cacheControl() {
        return unbounded != null ? unbounded : header(Math.max(0, (deadline - System.nanoTime()) / NANOS_PER_SECOND));
    }

    private String header(long seconds) {
        var browser = Math.min(config.maxAge().toSeconds(), seconds);
        var shared = Math.min(config.sharedMaxAge().toSeconds(), seconds);
        var stale = Math.min(config.staleWhileRevalidate().toSeconds(), seconds - Math.max(browser, shared));
        return "public, max-age=" + browser + ", s-maxage=" + shared + ", stale-while-revalidate=" + stale;
    }
}
