package org.copydesk.server;

import io.quarkus.security.identity.SecurityIdentity;

/** An address where bodies may be larger than elsewhere. They wait in files, not in memory, and so may be forms. */
public interface LargeBodies {

    boolean areTakenAt(String method, String path);

    boolean areTakenFrom(SecurityIdentity caller);

    /** @param mediaType in lower case, without parameters; empty where none is named */
    long limitBytes(String mediaType);
}
