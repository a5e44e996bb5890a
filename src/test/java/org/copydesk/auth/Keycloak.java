package org.copydesk.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Keycloak with the accounts of a newsroom, unpacked by the build. */
public class Keycloak implements QuarkusTestResourceLifecycleManager {

    private static final String HOME = "copydesk.test.keycloak";

    private static final Duration START = Duration.ofMinutes(4);

    private static @Nullable String address;
    private @Nullable Process server;

    @Override
    public Map<String, String> start() {
        try {
            address = "http://127.0.0.1:"
                    + start(Path.of(System.getProperty(HOME)).toAbsolutePath());
            await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("copydesk.oidc.enabled", "true", "copydesk.oidc.url", address + "/realms/newsroom");
    }

    private int start(Path home) throws IOException {
        var realms = home.resolve("data/import");
        Files.createDirectories(realms);
        for (var realm : new String[] {"newsroom-realm.json", "elsewhere-realm.json"}) {
            Files.writeString(
                    realms.resolve(realm),
                    Files.readString(Path.of("src/test/resources/keycloak").resolve(realm)));
        }
        var port = freePort();
        var command = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec bash bin/kc.sh start-dev --import-realm --db=dev-mem --cache=local"
                                + " --http-host=127.0.0.1 --http-port=" + port)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // It starts and answers a few requests: compiling it well takes longer than all it does.
        command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        server = command.start();
        return port;
    }

    private void await() throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(issuer("newsroom") + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            if (!Objects.requireNonNull(server).isAlive()) {
                throw new IllegalStateException("Keycloak ended: see keycloak.log in its folder.");
            }
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new IllegalStateException("Keycloak did not start in " + START);
    }

    static String issuer(String realm) {
        return address + "/realms/" + realm;
    }

    /** What somebody gets who signs in with this client. */
    static String token(String realm, String client, String user) {
        return RestAssured.given()
                .formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", user + "-secret")
                .post(issuer(realm) + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroy);
            server.destroy();
            try {
                server.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            server.destroyForcibly();
        }
    }
}
