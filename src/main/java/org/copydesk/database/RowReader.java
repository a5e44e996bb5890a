package org.copydesk.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGStatement;

/** Makes a value of the current row of an answer that is read below the ORM. */
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;

    /**
     * All rows that a statement answers with.
     *
     * @param values one for each question mark of the statement
     */
    static <T> List<T> readAll(Connection connection, String sql, List<?> values, RowReader<T> reader)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return readAll(statement, values, reader);
        }
    }

    /** The same with a plan for these values, where those of the last times could take a way that is wrong for them. */
    static <T> List<T> readAllPlannedAnew(Connection connection, String sql, List<?> values, RowReader<T> reader)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return readAll(statement, values, reader);
        }
    }

    private static <T> List<T> readAll(PreparedStatement statement, List<?> values, RowReader<T> reader)
            throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
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
