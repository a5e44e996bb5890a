package org.copydesk.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "copydesk.imports")
interface ImportConfig {

    /** How large one text may be. It is read in memory, and takes several times its size there. */
    @WithDefault("5M")
    MemorySize maxText();

    /** How large an export of WordPress may be, or several files together. They are read piece by piece. */
    @WithDefault("200M")
    MemorySize maxExport();
}
