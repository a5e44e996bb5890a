package org.copydesk.database;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Makes a value of the current row of an answer that is read below the ORM. */
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;

    /** What is asked over one connection. */
    @FunctionalInterface
    interface Work<T> {
        T over(Connection connection) throws SQLException;
    }

    static <T> T over(DataSource database, Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.over(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * All rows that a statement answers with.
     *
     * @param values one for each question mark of the statement
     */
    static <T> List<T> readAll(Connection connection, String sql, List<?> values, RowReader<T> reader) {
        try (var statement = connection.prepareStatement(sql)) {
            return readAll(statement, values, reader);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The same with a plan for these values, where those of the last times could take a way that is wrong for them. */
    static <T> List<T> readAllPlannedAnew(Connection connection, String sql, List<?> values, RowReader<T> reader) {
        try (var statement = connection.prepareStatement(sql)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return readAll(statement, values, reader);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static <T> List<T> readAll(PreparedStatement statement, List<?> values, RowReader<T> reader)
            throws SQLException {
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
}
