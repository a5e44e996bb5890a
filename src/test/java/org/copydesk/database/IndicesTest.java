package org.copydesk.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    person  | name_keys(name, aliases) @> array[name_key('Una O’Fell')]
                    source  | name_keys(name, aliases) @> array[name_key('Una O’Fell')]
                    tag     | name_key(name) = name_key('Una O’Fell')
                    section | name_key(name) = name_key('Una O’Fell')
                    """)
    void a_name_is_looked_for_in_an_index(String table, String condition) throws SQLException {
        var plan = new StringBuilder();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (var row = statement.executeQuery("explain select from " + table + " where " + condition)) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            } finally {
                statement.execute("reset enable_seqscan");
            }
        }
        assertTrue(plan.toString().contains(table + "_by_key"), plan.toString());
    }
}
