package org.copydesk.body;

/** The language in which an editor wrote a body. */
public enum BodyFormat {
    MARKDOWN,
    HTML
}
