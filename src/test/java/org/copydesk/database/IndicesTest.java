package org.copydesk.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class IndicesTest {

    @Inject
    AgroalDataSource database;

    /** By itself PostgreSQL lets 4 MB wait to be sorted in, which each search reads from end to end. */
    @Test
    void no_search_reads_a_long_list_of_what_waits_to_be_sorted_in() throws SQLException {
        var longer = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select i.relname from pg_class i join pg_am m on m.oid = i.relam
                        where m.amname = 'gin' and i.relnamespace = current_schema::regnamespace
                          and i.reloptions @> '{gin_pending_list_limit=64}' is not true
                        """)) {
            while (row.next()) {
                longer.add(row.getString(1));
            }
        }
        assertEquals(List.of(), longer);
    }
}
