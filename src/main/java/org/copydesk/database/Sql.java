package org.copydesk.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.PersistenceException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.postgresql.PGStatement;

/**
 * A statement below the ORM (docs/decisions/0009 says why), or a part of one. It is put together from constants; what a request
 * asks for is never part of its text, and goes with the part that has its question mark.
 *
 * @param values one for each question mark of the text
 */
public record Sql(String text, List<Object> values) {

    public static final Sql NOTHING = of("");

    private static final String COUNTED =
            "select count(*) from (select 1%s limit " + (Listing.COUNTED_EXACTLY + 1) + ") counted";

    public static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** @param template with {@code %s} where each of the parts is to stand, in their order */
    public static Sql filled(String template, Sql... parts) {
        var pieces = template.split("%s", -1);
        if (pieces.length != parts.length + 1) {
            throw new IllegalArgumentException(template);
        }
        var text = new StringBuilder(pieces[0]);
        var values = new ArrayList<Object>();
        for (var i = 0; i < parts.length; i++) {
            text.append(parts[i].text).append(pieces[i + 1]);
            values.addAll(parts[i].values);
        }
        return new Sql(text.toString(), values);
    }

    /** One condition that all hold. */
    public static Sql all(Sql... conditions) {
        return joined(" and ", Arrays.asList(conditions));
    }

    static Sql joined(String separator, List<Sql> parts) {
        var text = new StringBuilder();
        var values = new ArrayList<Object>();
        for (var part : parts) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : separator).append(part.text);
                values.addAll(part.values);
            }
        }
        return new Sql(text.toString(), values);
    }

    public static Array array(Connection connection, String type, List<?> elements) {
        try {
            return connection.createArrayOf(
                    type, elements.stream().map(Object::toString).toArray());
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    public Sql where(Sql... conditions) {
        var all = all(conditions);
        return all.isEmpty() ? this : joined(" where ", List.of(this, all));
    }

    public Sql then(Sql next) {
        return joined("", List.of(this, next));
    }

    public Sql then(String text, Object... values) {
        return then(of(text, values));
    }

    /** One page of an answer, and one row more where there are more. */
    public Sql page(PageRequest page) {
        return page(page.offset(), page.rows());
    }

    public Sql page(int offset, int rows) {
        return then(" offset ? limit ?", offset, rows);
    }

    /** How many rows are selected by what begins with {@code from}, no further than to one more than is counted exactly. */
    public Sql counted() {
        return filled(COUNTED, this);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** All rows that it answers with. */
    public <T> List<T> read(Connection connection, RowReader<T> reader) {
        try (var statement = connection.prepareStatement(text)) {
            return read(statement, reader);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The same with a plan for these values, where those of the last times could take a way that is wrong for them. */
    public <T> List<T> readPlannedAnew(Connection connection, RowReader<T> reader) {
        try (var statement = connection.prepareStatement(text)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return read(statement, reader);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private <T> List<T> read(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        var rows = new ArrayList<T>();
        try (var answer = statement.executeQuery()) {
            while (answer.next()) {
                rows.add(reader.read(answer));
            }
        }
        return rows;
    }

    public long count(Connection connection) {
        return read(connection, row -> row.getLong(1)).get(0);
    }

    /** How many rows PostgreSQL expects of what begins with {@code from}. */
    public long planned(Connection connection) {
        var explanation = of("explain (format json) select 1")
                .then(this)
                .read(connection, row -> row.getString(1))
                .get(0);
        try {
            return JsonColumns.MAPPER
                    .readTree(explanation)
                    .at("/0/Plan/Plan Rows")
                    .asLong();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
