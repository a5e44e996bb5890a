package org.copydesk.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A wish and what it demands of a row.
 *
 * @param value null or an empty list where nobody wishes it
 * @param type of the elements, where the value is a list
 * @param demand with a question mark wherever the value is to stand
 * @param demandOfOne the same for a list of one value, which stands there itself; empty where there is no such
 */
public record Condition<W>(Function<W, @Nullable Object> value, String type, String demand, String demandOfOne) {

    public Condition(Function<W, @Nullable Object> value, String type, String demand) {
        this(value, type, demand, "");
    }

    /**
     * That a column has one of the values. Where there is only one, an index in the order of the list may tell which rows
     * have it; for several it cannot.
     */
    public static <W> Condition<W> among(Function<W, @Nullable Object> values, String type, String column) {
        return new Condition<>(values, type, column + " = any (?)", column + " = ?");
    }

    @SafeVarargs
    public static <W> List<Condition<W>> with(List<Condition<W>> some, Condition<W>... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** All that a wish demands; nothing where everything will do. */
    public static <W> Sql demands(List<Condition<W>> conditions, W wish, Connection connection) {
        var demanded = new ArrayList<Sql>();
        for (var condition : conditions) {
            demanded.add(condition.demanded(wish, connection));
        }
        return Sql.all(demanded.toArray(Sql[]::new));
    }

    private Sql demanded(W wish, Connection connection) {
        var wished = value.apply(wish);
        if (wished == null || wished.equals(List.of())) {
            return Sql.NOTHING;
        }
        if (!(wished instanceof List<?> several)) {
            return demanded(parameter(wished));
        }
        return several.size() == 1 && !demandOfOne.isEmpty()
                ? Sql.of(demandOfOne, parameter(several.get(0)))
                : demanded(Sql.array(connection, type, several));
    }

    private Sql demanded(Object parameter) {
        var places = (int) demand.chars().filter(c -> c == '?').count();
        return new Sql(demand, Collections.nCopies(places, parameter));
    }

    private static Object parameter(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
