package org.copydesk;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.runtime.VertxHttpConfig.InsecureRequests;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.copydesk.auth.FirstTokens;
import org.copydesk.extraction.ExtractCommand;
import org.copydesk.http.Api;
import org.copydesk.newsroom.SampleNewsroom;
import org.copydesk.postgres.EmbeddedPostgreSql;
import org.copydesk.postgres.NotStarted;
import org.copydesk.server.StopRequested;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the newsroom: on the configured PostgreSQL, or, where none is configured, on one of its own.
 * With {@code extract} and names of text files it writes their quotes and starts nothing; with {@code rehearse} it ends
 * as soon as it has started.
 */
@QuarkusMain
public class Copydesk implements QuarkusApplication {

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("extract")) {
            System.exit(ExtractCommand.run(List.of(args).subList(1, args.length), System.out));
        }
        // Quarkus answers a malformed address with an empty 400; the path gate says what is wrong with it.
        System.setProperty("vertx.disableURIValidation", "true");
        startPostgreSqlUnlessConfigured(isRehearsal(args));
        Quarkus.run(Copydesk.class, args);
    }

    private static boolean isRehearsal(String... args) {
        return args.length > 0 && args[0].equals("rehearse");
    }

    private static void startPostgreSqlUnlessConfigured(boolean forgetful) {
        var config = ConfigProvider.getConfig();
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isPresent()) {
            return;
        }
        var folder = Path.of(
                config.getOptionalValue("copydesk.postgres.data", String.class).orElse("data"));
        var programs = config.getOptionalValue("copydesk.postgres.programs", String.class)
                .map(Path::of)
                .orElse(folder);
        var starting = new FutureTask<>(() -> forgetful
                ? EmbeddedPostgreSql.startForgetful(folder, programs)
                : EmbeddedPostgreSql.start(folder, programs));
        new Thread(starting, "postgresql-start").start();
        loadWhatNeedsNoDatabase();
        try {
            var server = starting.get();
            System.setProperty("quarkus.datasource.jdbc.url", server.jdbcUrl());
            System.setProperty("quarkus.datasource.username", server.user());
            System.setProperty("quarkus.datasource.password", server.password());
            if (config.getOptionalValue("copydesk.sample.enabled", String.class).isEmpty()) {
                System.setProperty("copydesk.sample.enabled", "true");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(server), "postgresql-stop"));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof NotStarted notStarted)) {
                throw new IllegalStateException(e.getCause());
            }
            System.err.println(notStarted.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Quarkus does the first half of its start when this class is loaded; PostgreSQL starts in the meantime. */
    private static void loadWhatNeedsNoDatabase() {
        try {
            Class.forName(Application.APP_CLASS_NAME);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hooks run side by side; requests that are still being answered need the database. */
    private static void stopAfterQuarkus(EmbeddedPostgreSql server) {
        var application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        server.close();
    }

    @Inject
    FirstTokens tokens;

    @Inject
    SampleNewsroom sample;

    @Inject
    HttpServer http;

    @Inject
    Event<StopRequested> stopRequested;

    @Override
    public int run(String... args) throws Exception {
        var address = address();
        if (isRehearsal(args)) {
            return Rehearsal.play(address);
        }
        var editor = sample.open(URI.create(address + Api.PATH));
        System.out.printf("%nCopydesk is ready.%n%n");
        System.out.printf("API           %s%s%n", address, Api.PATH);
        System.out.printf("Swagger UI    %s/q/swagger-ui%n", address);
        System.out.printf("Contract      %s/q/openapi%n", address);
        editor.ifPresent(token -> System.out.printf("Sample editor %s%n", token));
        tokens.admin().ifPresent(token -> System.out.printf("First admin   %s   (shown this once: keep it)%n", token));
        System.out.println();
        Rehearsal.callWhereWanted();
        Quarkus.waitForExit();
        stopRequested.fire(new StopRequested());
        return 0;
    }

    /** Where this process reaches itself; "all interfaces" is no address to go to. */
    private String address() {
        var config = ConfigProvider.getConfig();
        var host = config.getValue("quarkus.http.host", String.class);
        var plain = config.getOptionalValue("quarkus.http.insecure-requests", InsecureRequests.class)
                .orElse(InsecureRequests.ENABLED);
        return "%s://%s:%d"
                .formatted(
                        plain == InsecureRequests.ENABLED ? "http" : "https",
                        host.equals("0.0.0.0") ? "127.0.0.1" : host,
                        plain == InsecureRequests.ENABLED ? http.getPort() : http.getSecurePort());
    }
}
