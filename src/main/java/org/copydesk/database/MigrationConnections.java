package org.copydesk.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migration takes as long as it takes: it has none of the pool's bounds, which keep a request from hanging. Only a server
 * that does not even let it in ends the start.
 */
@Singleton
class MigrationConnections implements FlywayConfigurationCustomizer {

    private static final int LOGIN_SECONDS = 4;

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    MigrationConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        database.setUrl(url);
        user.ifPresent(database::setUser);
        password.ifPresent(database::setPassword);
        database.setLoginTimeout(LOGIN_SECONDS);
        database.setTcpKeepAlive(true);
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.dataSource(database);
    }
}
