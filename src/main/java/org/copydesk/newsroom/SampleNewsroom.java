package org.copydesk.newsroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.copydesk.auth.FirstTokens;
import org.copydesk.database.Installation;

/** A small newspaper to look at and to try things on. It comes in through the front door, as an editor would bring it. */
@ApplicationScoped
public class SampleNewsroom {

    /** Each batch is done whole or not at all, so that a start that does not get to its end leaves nothing half done. */
    private static final List<List<String>> BATCHES = List.of(
            List.of("01-sections", "02-tags", "03-persons", "04-sources", "05-articles", "06-citations", "07-quotes"),
            List.of("08-publications"),
            List.of("09-comments", "10-after-publication"));

    /** No batch takes them: they are no JSON. */
    private static final String IMPORTS = "11-imports";

    @Inject
    NewsroomConfig config;

    @Inject
    EntityManager database;

    @Inject
    ObjectMapper json;

    @Inject
    FirstTokens tokens;

    /**
     * Loads the newsroom where it is wanted and was never loaded.
     *
     * @param api the address of this service's API, without a slash at its end
     * @return the sample editor's token, where there is a sample newsroom
     */
    public Optional<String> open(URI api) throws IOException, InterruptedException, GeneralSecurityException {
        if (!config.enabled()) {
            return Optional.empty();
        }
        var token = token();
        if (!isLoaded()) {
            load(api, token);
            markLoaded();
        }
        return Optional.of(token);
    }

    /** @param token an editor's */
    public void load(URI api, String token) throws IOException, InterruptedException, GeneralSecurityException {
        var client = client();
        for (var files : BATCHES) {
            var operations = new ArrayList<Operation>();
            for (var file : files) {
                operations.addAll(operations(file));
            }
            var batch = Map.of(
                    "operations",
                    operations.stream()
                            .map(operation -> operation.inBatch(api.getPath()))
                            .toList());
            var request = request(api, token, "/desk/batch", "application/json")
                    .header("Idempotency-Key", "sample-newsroom-" + files.get(0))
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(batch)))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300 && !wasDoneBefore(response)) {
                throw refused(files, response);
            }
        }
        for (var story : operations(IMPORTS)) {
            var request = request(api, token, story.path(), "text/plain; charset=utf-8")
                    .PUT(HttpRequest.BodyPublishers.ofString(Objects.requireNonNull(story.text())))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            // A story that is there already came in with a start that did not get to its end.
            if (response.statusCode() >= 300 && response.statusCode() != 409) {
                throw refused(List.of(IMPORTS), response);
            }
        }
        Log.info("The sample newsroom is loaded.");
    }

    /** Whoever signed its certificate, and for what name: it is this service that answers at its own port. */
    private static HttpClient client() throws GeneralSecurityException {
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static HttpRequest.Builder request(URI api, String token, String path, String type) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type);
    }

    private static IllegalStateException refused(List<String> files, HttpResponse<String> answer) {
        return new IllegalStateException("seeds/%s were answered by %s".formatted(files, answer.body()));
    }

    /** The key remembers a day; after it, the first operation finds done what it would do, and so was the whole batch. */
    private boolean wasDoneBefore(HttpResponse<String> response) throws JsonProcessingException {
        return response.statusCode() == 412
                && json.readTree(response.body()).path("operation").asInt(-1) == 0;
    }

    private List<Operation> operations(String file) throws IOException {
        try (var content = SampleNewsroom.class.getResourceAsStream("/seeds/" + file + ".json")) {
            return json.readerForListOf(Operation.class).readValue(content);
        }
    }

    @Transactional
    boolean isLoaded() {
        var installation = database.find(Installation.class, true);
        return installation != null && installation.sampleLoadedAt != null;
    }

    @Transactional
    void markLoaded() {
        database.createQuery("update Installation set sampleLoadedAt = instant").executeUpdate();
    }

    private String token() throws IOException {
        var file = config.tokenFile();
        if (Files.exists(file)) {
            var kept = Files.readString(file).strip();
            if (tokens.isValid(kept)) {
                return kept;
            }
        }
        var token = tokens.sampleEditor();
        write(file, token);
        return token;
    }

    private static void write(Path file, String token) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, token + System.lineSeparator());
    }
}
