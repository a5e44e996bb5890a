package org.copydesk.http;

import org.jspecify.annotations.Nullable;

/** Builds a JSON pointer (RFC 6901) step by step. */
final class Pointer {

    private final StringBuilder steps = new StringBuilder();

    Pointer name(String name) {
        steps.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        return this;
    }

    Pointer index(@Nullable Object indexOrKey) {
        return indexOrKey == null ? this : name(indexOrKey.toString());
    }

    @Override
    public String toString() {
        return steps.toString();
    }
}
