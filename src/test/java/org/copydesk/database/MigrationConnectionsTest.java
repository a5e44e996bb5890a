package org.copydesk.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.copydesk.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MigrationConnectionsTest {

    @Inject
    Flyway flyway;

    @Test
    void nothing_ends_a_migration_that_takes_long() throws Exception {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show statement_timeout")) {
            assertTrue(row.next());
            assertEquals("0", row.getString(1));
            assertEquals(0, connection.getNetworkTimeout());
        }
    }

    @Test
    void a_server_that_is_frozen_ends_the_start() throws Exception {
        try (var silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var frozen = new FluentConfiguration();
            var connections = new MigrationConnections();
            connections.url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/copydesk";
            connections.user = Optional.of("copydesk");
            connections.password = Optional.empty();
            connections.customize(frozen);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThrows(
                            SQLException.class, () -> frozen.getDataSource().getConnection()));
        }
    }
}
