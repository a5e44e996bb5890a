package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStartIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "disabled"})
    void the_sample_comes_in_where_only_https_is_answered(String plain) throws Exception {
        var process = start("quarkus.http.insecure-requests=" + plain);
        try {
            var address = addressSaid(process) + "/api/v1/articles?limit=1";
            assertTrue(address.startsWith("https://127.0.0.1:"), address);
            var client =
                    HttpClient.newBuilder().sslContext(Certificate.trusted()).build();
            var articles =
                    client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            assertEquals(200, articles.statusCode());
            assertTrue(articles.body().contains("\"headline\""), articles.body());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Process start(String setting) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + setting,
                "-Dquarkus.http.port=0",
                "-Dquarkus.http.ssl-port=0",
                "-Dcopydesk.postgres.data=" + folder.resolve("data"),
                "-Dcopydesk.postgres.programs=target",
                "-Dcopydesk.sample.token-file=" + folder.resolve("token")));
        Certificate.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String addressSaid(Process process) throws Exception {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("API ")) {
                return line.substring("API ".length(), line.indexOf("/api/v1")).strip();
            }
        }
        throw new AssertionError("It ended before it was ready: " + String.join("\n", said));
    }
}
