package org.copydesk.idempotency;

/** An answer that holds a secret: it is shown once and kept by nobody but the caller. */
public interface ShownOnce {

    /** The same without the secret, to be kept and shown again. */
    Object withoutSecret();
}
