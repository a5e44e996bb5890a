package org.copydesk.cache;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.copydesk.database.Readers;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A node is ready as long as it has answers for readers, from memory too: a database that is frozen is so for all nodes at
 * once, and a balancer that took them all away would leave nobody to give what is ready.
 */
@Readiness
@Singleton
class ReadersAreAnswered implements HealthCheck {

    private static final String NAME = "Readers are answered";
    private static final int SECONDS_OF_PATIENCE = 1;

    @Inject
    Changes changes;

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME)
                .status(changes.areHeard() || databaseAnswers())
                .build();
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS_OF_PATIENCE);
        } catch (SQLException e) {
            return false;
        }
    }
}
