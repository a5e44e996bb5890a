package org.copydesk.auth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a token may do beside what its role may. */
@Schema(name = "TokenScope")
public enum Scope {
    /** See stories before their embargo ends, as news agencies' customers do. */
    EMBARGO
}
