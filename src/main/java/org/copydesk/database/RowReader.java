package org.copydesk.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
}
