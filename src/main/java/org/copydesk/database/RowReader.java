package org.copydesk.database;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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

    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
