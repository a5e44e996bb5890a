package org.copydesk.newsroom;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

@ConfigMapping(prefix = "copydesk.sample")
interface NewsroomConfig {

    /** Whether the sample newsroom is loaded at the first start. On by itself with the embedded PostgreSQL alone. */
    @WithDefault("false")
    boolean enabled();

    /** Where the sample editor's token is kept, readable by its owner alone. */
    @WithDefault("data/sample-editor.token")
    Path tokenFile();
}
