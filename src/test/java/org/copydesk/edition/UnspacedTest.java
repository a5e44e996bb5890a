package org.copydesk.edition;

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
class UnspacedTest {

    @Inject
    AgroalDataSource database;

    @Test
    void the_database_takes_the_same_letters_for_those_that_stand_without_blanks() throws SQLException {
        var others = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select n, chr(n) ~ ('[' || unspaced() || ']'), chr(n) ~ ('[' || unspaced_marks() || ']')
                        from generate_series(1, x'10FFFF'::int) n where n not between x'D800'::int and x'DFFF'::int""")) {
            while (row.next()) {
                var character = row.getInt(1);
                if (row.getBoolean(2) != Unspaced.isLetter(character)
                        || row.getBoolean(3) != Character.toString(character).matches(Unspaced.MARK)) {
                    others.add(Integer.toHexString(character));
                }
            }
        }
        assertEquals(List.of(), others);
    }
}
