package org.copydesk.http;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place in a sorted list after which the next page begins: the sort keys of the last row shown.
 *
 * @param keys strings, instants, ids and numbers, in the order of the sort; all of them strings where a client brought them
 */
public record Cursor(List<?> keys) {

    /** Bounds for the first page, so that one query serves every page. They fit PostgreSQL's types. */
    public static final Instant BEGINNING_OF_TIME = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");
    public static final UUID LOWEST_ID = new UUID(0, 0);
    public static final UUID HIGHEST_ID = new UUID(-1, -1);

    /** The first page of a list by time and id, the newest first. */
    public static final Cursor FROM_THE_NEWEST = of(END_OF_TIME, HIGHEST_ID);

    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys));
    }

    /**
     * Before everything of this time and later, in a list by time and id. PostgreSQL begins its walk through an index here, and
     * not where another condition would let it begin.
     *
     * @param time null for the beginning of time
     */
    public static Cursor notBefore(@Nullable Instant time) {
        return of(Objects.requireNonNullElse(time, BEGINNING_OF_TIME), LOWEST_ID);
    }

    public String text(int index) {
        return keys.get(index).toString();
    }

    public Instant time(int index) {
        return keys.get(index) instanceof Instant instant ? instant : Instant.parse(text(index));
    }

    public UUID id(int index) {
        return keys.get(index) instanceof UUID id ? id : UUID.fromString(text(index));
    }

    public long number(int index) {
        return Long.parseLong(text(index));
    }
}
