package org.copydesk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.copydesk.postgres.EmbeddedPostgreSql;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests, the very one that Copydesk brings, in a folder of its own. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** For tests that stop the server behind Copydesk's back; absent where it is not ours to stop. */
    public static final String FOLDER = "copydesk.test.database-folder";

    private @Nullable EmbeddedPostgreSql server;

    @Override
    public Map<String, String> start() {
        if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null) {
            return Map.of();
        }
        try {
            Files.createDirectories(Path.of("target"));
            var folder = Files.createTempDirectory(Path.of("target"), "test-data-");
            var started = EmbeddedPostgreSql.startForgetful(folder, Path.of("target"));
            server = started;
            return Map.of(
                    FOLDER,
                    folder.toString(),
                    "quarkus.datasource.jdbc.url",
                    started.jdbcUrl(),
                    "quarkus.datasource.username",
                    started.user(),
                    "quarkus.datasource.password",
                    started.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
