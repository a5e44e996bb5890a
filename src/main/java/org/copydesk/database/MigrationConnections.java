package org.copydesk.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A migration takes as long as it takes: it has none of the pool's bounds, which keep a request from hanging. Only a server
 * that does not even let it in ends the start.
 */
@Singleton
class MigrationConnections implements FlywayConfigurationCustomizer {

    /** Seconds. */
    private static final String LOGIN_TIMEOUT = "4";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    Optional<String> user;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    /**
     * Flyway is told the address and makes its own data source: of another one it would ask the address, and the driver tells
     * it with each of its settings. To look through that for secrets took a twelfth of a start.
     */
    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.dataSource(url, user.orElse(null), password.orElse(null))
                .jdbcProperties(Map.of("loginTimeout", LOGIN_TIMEOUT, "tcpKeepAlive", "true"));
    }
}
