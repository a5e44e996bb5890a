package org.copydesk.story;

/** Input that no story can be read from. The message tells an editor what is wrong with it, in a sentence. */
public final class UnreadableStory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableStory(String message) {
        super(message);
    }

    UnreadableStory(String message, Throwable cause) {
        super(message, cause);
    }
}
