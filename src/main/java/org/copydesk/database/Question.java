package org.copydesk.database;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.copydesk.http.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a list is wished to show, asked over one connection, below the ORM: docs/decisions/0009 says why. Its statements are put
 * together from constants; what a request asks for is never part of their text, only whether it asks.
 */
public class Question {

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
    }

    public final Connection connection;

    /** All that is wished, as one condition; empty where everything will do. */
    public final String demands;

    /** One for each question mark of the demands. */
    public final List<Object> values = new ArrayList<>();

    public <W> Question(Connection connection, List<Condition<W>> conditions, W wish) throws SQLException {
        this.connection = connection;
        var demanded = new ArrayList<String>();
        for (var condition : conditions) {
            var value = condition.value.apply(wish);
            if (value instanceof List<?> several && several.size() == 1 && !condition.demandOfOne.isEmpty()) {
                demanded.add(condition.demandOfOne);
                values.add(parameter(condition.type, several.get(0)));
            } else if (value != null && !List.of().equals(value)) {
                demanded.add(condition.demand);
                values.addAll(Collections.nCopies(
                        (int) condition.demand.chars().filter(c -> c == '?').count(),
                        parameter(condition.type, value)));
            }
        }
        this.demands = all(demanded.toArray(String[]::new));
    }

    @SafeVarargs
    public static <W> List<Condition<W>> with(List<Condition<W>> some, Condition<W>... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    public static String where(String rows, String... demands) {
        var all = all(demands);
        return all.isEmpty() ? rows : rows + " where " + all;
    }

    public static String all(String... demands) {
        return Stream.of(demands).filter(demand -> !demand.isEmpty()).collect(joining(" and "));
    }

    /** The values of several parts of a statement, in their order; more can be added. */
    @SafeVarargs
    public static List<Object> together(List<Object>... values) {
        return Stream.of(values).flatMap(List::stream).collect(toCollection(ArrayList::new));
    }

    public Object parameter(String type, Object value) throws SQLException {
        if (value instanceof List<?> several) {
            return connection.createArrayOf(
                    type, several.stream().map(Object::toString).toArray());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    /**
     * One page of an answer, and one row more where there are more.
     *
     * @param values those of the parts of the statement, in their order
     */
    @SafeVarargs
    public final <T> List<T> page(String query, PageRequest page, RowReader<T> reader, List<Object>... values) {
        var all = together(values);
        all.add(page.offset());
        all.add(page.rows());
        return read(query + " offset ? limit ?", all, reader);
    }

    public <T> List<T> read(String query, List<Object> values, RowReader<T> reader) {
        return RowReader.readAll(connection, query, values, reader);
    }

    /** The first value of an answer that has one row, to a question for what is wished alone. */
    public String one(String query) {
        return read(query, values, row -> row.getString(1)).get(0);
    }

    public long count(String query) {
        return Long.parseLong(one(query));
    }

    /** How many rows PostgreSQL expects, as it explains in JSON. */
    public long planned(String explanation) {
        try {
            return JsonColumns.MAPPER
                    .readTree(one(explanation))
                    .at("/0/Plan/Plan Rows")
                    .asLong();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
