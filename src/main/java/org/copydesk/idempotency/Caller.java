package org.copydesk.idempotency;

import java.security.Principal;

/** Somebody whose keys never meet the keys of others. */
public interface Caller extends Principal {

    /** Stays the same for as long as this caller may repeat a request. */
    String callerKey();
}
