package org.copydesk.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The place in a sorted list after which the next page begins: the sort keys of the last row shown. */
public record Cursor(List<String> keys) {

    /** Bounds for the first page, so that one query serves every page. They fit PostgreSQL's types. */
    public static final Instant BEGINNING_OF_TIME = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");
    public static final UUID LOWEST_ID = new UUID(0, 0);
    public static final UUID HIGHEST_ID = new UUID(-1, -1);

    /** Keys are strings, instants, ids and whole numbers, in the order of the sort. */
    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    public String text(int index) {
        return keys.get(index);
    }

    public Instant time(int index) {
        return Instant.parse(text(index));
    }

    public UUID id(int index) {
        return UUID.fromString(text(index));
    }

    public long number(int index) {
        return Long.parseLong(text(index));
    }
}
