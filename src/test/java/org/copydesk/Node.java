package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.TimeUnit;
import org.copydesk.postgres.EmbeddedPostgreSql;

/** A process with the whole production build. */
final class Node {

    private static final String TOKEN = "copydesk_" + "0123456789".repeat(4);
    private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final EmbeddedPostgreSql database;
    private final int port = freePort();
    private final Path log = Path.of("target", "node-" + port + ".log");
    private Process process;

    Node(EmbeddedPostgreSql database) throws Exception {
        this.database = database;
        start();
    }

    void start() throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        APPLICATION.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", database.user(),
                        "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "COPYDESK_ADMIN_TOKEN", TOKEN));
        process = builder.start();
        var end = Instant.now().plusSeconds(120);
        while (!answers()) {
            assertTrue(process.isAlive() && Instant.now().isBefore(end), "The node on port " + port + " did not start");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/articles?limit=1").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Process process() {
        return process;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode write(String method, String path, Object body) throws Exception {
        var answer = client.send(
                asAdmin(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
        return JSON.readTree(answer.body());
    }

    HttpRequest.Builder asAdmin(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + TOKEN);
    }

    HttpClient client() {
        return client;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
