package org.copydesk.server;

import static org.copydesk.Newsroom.DELIVERY;
import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copydesk.Certificate;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes by HTTP/2, as from a browser. */
@QuarkusTest
@TestProfile(Http2Test.Certified.class)
@WithTestResource(TestDatabase.class)
class Http2Test {

    public static class Certified implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(Certificate.settings());
            settings.put("quarkus.http.test-ssl-port", "0");
            return settings;
        }
    }

    @TestHTTPResource(tls = true)
    URI secure;

    @Inject
    Newsroom newsroom;

    private static HttpClient client;

    @BeforeAll
    static void connect() throws GeneralSecurityException, IOException {
        client = HttpClient.newBuilder().sslContext(Certificate.trusted()).build();
    }

    @Test
    void readers_are_given_what_is_made_and_what_is_ready() {
        var address = secure.resolve(DELIVERY + "/articles/" + newsroom.live("The wall held."));
        for (var ready :
                Stream.of(Optional.empty(), Optional.of("copydesk; hit")).toList()) {
            var answer = send(HttpRequest.newBuilder(address)).join();
            assertEquals(Version.HTTP_2, answer.version());
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(ready, answer.headers().firstValue("Cache-Status"));
        }
    }

    @Test
    void what_editors_send_arrives() {
        var patched = send(desk(secure, "/articles/" + newsroom.draft("The wall held."), "application/merge-patch+json")
                        .header("If-Match", "*")
                        .method("PATCH", BodyPublishers.ofString("{\"headline\": \"It held\"}")))
                .join();
        assertEquals(Version.HTTP_2, patched.version());
        assertTrue(patched.body().contains("\"headline\":\"It held\""), patched.body());
    }

    @Test
    void files_that_editors_send_arrive() {
        var form = """
                --edge
                Content-Disposition: form-data; name="files"; filename="gulls.txt"
                Content-Type: text/plain

                Gulls
                --edge--
                """.replace("\n", "\r\n");
        var imported = send(desk(secure, "/imports", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofString(form)))
                .join();
        assertEquals(Version.HTTP_2, imported.version());
        assertEquals(201, imported.statusCode(), imported.body());
    }

    @Test
    void a_body_that_is_too_large_ends_no_other_request_of_its_connection() {
        var address = secure.resolve(DELIVERY + "/articles/" + newsroom.live("The wall held.") + "/comments");
        var refused = send(
                desk(secure, "/articles", "application/json").POST(BodyPublishers.ofByteArray(new byte[3_000_000])));
        var others = IntStream.range(0, 50)
                .mapToObj(turn -> send(HttpRequest.newBuilder(address)))
                .toList();
        assertEquals(413, refused.join().statusCode());
        others.forEach(other -> assertEquals(200, other.join().statusCode()));
    }

    @Test
    void a_long_address_is_read() {
        for (var length : Map.of(8000, 404, 9000, 414).entrySet()) {
            var answer = send(HttpRequest.newBuilder(secure.resolve("/api/v1/" + "a".repeat(length.getKey()))))
                    .join();
            assertEquals(Version.HTTP_2, answer.version());
            assertEquals(length.getValue(), answer.statusCode(), answer.body());
        }
    }

    @Test
    void tools_open() {
        var answer =
                send(HttpRequest.newBuilder(secure.resolve("/q/swagger-ui/"))).join();
        assertEquals(Version.HTTP_2, answer.version());
        assertEquals(200, answer.statusCode());
    }

    /** The client asks for HTTP/2 in clear text with its first request; nobody need answer that. */
    @Test
    void in_clear_text_it_is_not_spoken() {
        var input = "{\"slug\": \"clear\", \"name\": \"Clear\"}";
        var made = send(desk(URI.create("http://localhost:" + RestAssured.port), "/tags", "application/json")
                        .POST(BodyPublishers.ofString(input)))
                .join();
        assertEquals(Version.HTTP_1_1, made.version());
        assertEquals(201, made.statusCode(), made.body());
    }

    private HttpRequest.Builder desk(URI server, String address, String type) {
        return HttpRequest.newBuilder(server.resolve(DESK + address))
                .header("Authorization", "Bearer " + newsroom.token(Role.EDITOR))
                .header("Content-Type", type);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
