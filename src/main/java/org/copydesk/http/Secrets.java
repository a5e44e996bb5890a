package org.copydesk.http;

/** The keys that every node of one newsroom shares. */
public interface Secrets {

    /** Signs cursors; another key makes the cursors handed out so far invalid, and nothing worse. */
    byte[] cursorKey();
}
