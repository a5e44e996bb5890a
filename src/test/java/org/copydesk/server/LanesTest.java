package org.copydesk.server;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LanesTest {

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int deskConnections;

    @Test
    @Timeout(60)
    void a_busy_desk_keeps_no_reader_waiting_and_loses_nothing() throws Exception {
        var article = newsroom.live("The ferry runs again.");
        var editors = Executors.newFixedThreadPool(3 * deskConnections);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            lock(article, connection);
            Callable<Response> save = () -> newsroom.editor()
                    .header("If-Match", "*")
                    .body(Map.of("headline", "Ferry runs again"))
                    .patch(DESK + "/articles/{id}", article);
            var saves = Stream.generate(() -> editors.submit(save))
                    .limit(3L * deskConnections)
                    .toList();
            Waiting.untilBlocked(database, deskConnections / 2);

            get(DELIVERY + "/articles?limit=94").then().statusCode(200);
            // Over connections of the desk's:
            get(DELIVERY + "/tags?limit=94").then().statusCode(200);
            get(DELIVERY + "/articles/{id}", UUID.randomUUID()).then().statusCode(404);

            assertTrue(saves.stream().noneMatch(Future::isDone));
            connection.rollback();
            for (var saved : saves) {
                assertEquals(200, saved.get().statusCode(), saved.get().asString());
            }
        } finally {
            editors.shutdown();
        }
    }

    private static void lock(String article, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select from article where id = cast(? as uuid) for update")) {
            statement.setString(1, article);
            statement.execute();
        }
    }
}
