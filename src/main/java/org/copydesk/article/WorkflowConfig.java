package org.copydesk.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "copydesk.workflow")
interface WorkflowConfig {

    /** Only what is approved is published, and nobody approves what they edited last. */
    @WithDefault("false")
    boolean fourEyes();
}
