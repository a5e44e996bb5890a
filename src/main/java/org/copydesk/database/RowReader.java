package org.copydesk.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of the current row of an answer that is read below the ORM. */
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
