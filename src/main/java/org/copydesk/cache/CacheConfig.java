package org.copydesk.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "copydesk.cache")
interface CacheConfig {

    @WithDefault("true")
    boolean enabled();

    /** How much of the heap ready answers may fill. */
    @WithDefault("64M")
    MemorySize memory();

    /** How long a browser may show an answer without asking again. */
    @WithDefault("5s")
    Duration maxAge();

    /** The same for caches that many readers share. */
    @WithDefault("30s")
    Duration sharedMaxAge();

    /** How long after that a cache may still show it while it asks. */
    @WithDefault("30s")
    Duration staleWhileRevalidate();

    /** How long the database may be silent before ready answers are no longer given. */
    @WithDefault("1m")
    Duration patience();

    /** Lets a request go past the ready answers with {@code Cache-Control: no-cache}; for measuring, not for readers. */
    @WithDefault("false")
    boolean obeyNoCache();
}
