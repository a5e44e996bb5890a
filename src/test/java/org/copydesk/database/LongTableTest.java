package org.copydesk.database;

import static org.copydesk.Newsroom.DESK;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LongTableTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void many_of_a_long_table_are_estimated_and_few_are_counted() throws SQLException {
        var cited = newsroom.draft("Text.");
        var rarely = newsroom.draft("Text.");
        String source = newsroom.create("/sources", Map.of("name", "Gazette " + UUID.randomUUID(), "kind", "outlet"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into citation (id, version, article_id, source_id, role, created_at, updated_at)
                    select gen_random_uuid(), 0, case when n <= 3 then cast('%s' as uuid) else '%s' end, '%s', 'PRIMARY', now(), now()
                    from generate_series(1, 120003) n
                    """.formatted(rarely, cited, source));
            statement.execute("analyze citation");
            try {
                for (var query : List.of("", "&article=" + cited)) {
                    var meta = citations(query).body("meta.totalIsEstimate", equalTo(true));
                    assertEquals(120_000, meta.extract().<Integer>path("meta.total"), 1_000, query);
                }
                citations("&article=" + rarely)
                        .body("meta.total", equalTo(3))
                        .body("meta", not(hasKey("totalIsEstimate")));
            } finally {
                statement.execute("delete from citation where source_id = '" + source + "'");
                statement.execute("analyze citation");
            }
        }
    }

    private ValidatableResponse citations(String query) {
        return newsroom.editor()
                .get(DESK + "/citations?count=true&limit=1" + query)
                .then()
                .statusCode(200);
    }
}
