package org.copydesk.edition;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "copydesk.search")
interface SearchConfig {

    /** How much memory texts may fill in which searches show where their words stand. */
    @WithDefault("64M")
    MemorySize memory();

    /** How old that may be which is known of the dates of the newest articles. For tests, which make all theirs at once. */
    @WithDefault("10m")
    Duration monthsKnownFor();
}
