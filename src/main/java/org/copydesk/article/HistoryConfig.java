package org.copydesk.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "copydesk.history")
interface HistoryConfig {

    /** Saves of one person that follow each other within this time are one revision; zero keeps every save apart. */
    @WithDefault("5m")
    Duration foldWithin();
}
