package org.copydesk.imports;

import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as they arrive, byte by byte: what sends them is not always a browser. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ImportFormTest {

    private static final String TYPE = "multipart/form-data; boundary=edge";

    private static final String FILE = """
            --edge
            Content-Disposition: form-data; name="files"; filename="gulls.txt"
            Content-Type: text/plain; charset=%s

            %s
            --edge--
            """;

    @Inject
    Newsroom newsroom;

    private record Answer(int status, JsonPath body) {}

    @Test
    void files_are_read_whatever_surrounds_them() throws Exception {
        var form = """
                Preamble.
                --edge
                Content-Disposition: form-data; name="remark"

                No file.
                --edge
                Content-Disposition: form-data; name="none"; filename=""
                Content-Type: application/octet-stream


                --edge
                Content-Disposition: form-data; filename*=UTF-8''%C3%A9cume.md

                # Foam --edge

                """ + FILE.formatted("utf-8", "Gulls") + "Epilogue.";
        var answer = send(TYPE, form);
        assertEquals(201, answer.status);
        assertEquals(List.of("écume.md", "gulls.txt"), answer.body.getList("files.name"));
        assertEquals(List.of("# Foam --edge\r\n".length(), "Gulls".length()), answer.body.getList("files.bytes"));
    }

    /** The decoder of forms that Vert.x brings never came to the end of one with a file in UTF-16. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "windows-1252", "UTF-8"})
    void a_file_is_read_in_the_characters_that_it_declares(String charset) throws Exception {
        var text = new String("Café\n\nIt is open.".getBytes(charset), StandardCharsets.ISO_8859_1);
        var answer = send(TYPE, lines(FILE).formatted(charset, text).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(201, answer.status);
        assertEquals("Café", answer.body.getString("story.proposal.article.headline"));
    }

    static List<Arguments> unreadable() {
        return List.of(
                arguments("multipart/form-data", "--edge--", "names no boundary"),
                arguments("multipart/form-data; boundary", "--edge--", "names no boundary"),
                arguments("multipart/form-data; boundary=other", "--edge--", "last boundary, --other--"),
                arguments(TYPE, "gulls=left", "last boundary, --edge--"),
                arguments(TYPE, FILE.formatted("utf-8", "Gulls").replace("--edge--", ""), "last boundary, --edge--"),
                arguments(TYPE, "--edge\nGulls\n\n--edge--", "malformed"),
                arguments(
                        TYPE,
                        "--edge\nContent-Disposition: form-data; filename*=UTF-8''%zz\n\nx\n--edge--",
                        "malformed"),
                arguments(TYPE, "--edge\nContent-Transfer-Encoding: base64\n\neA==\n--edge--", "encoded as base64"),
                arguments(
                        TYPE,
                        "--edge\nContent-Disposition: form-data; filename=a\n\nx\n".repeat(1001) + "--edge--",
                        "more than 1,000 files"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_form_that_cannot_be_read_is_told_why(String type, String form, String why) throws Exception {
        var answer = send(type, form);
        assertEquals(400, answer.status);
        assertTrue(answer.body.getString("detail").contains(why), answer.body::prettify);
    }

    private Answer send(String type, String form) throws Exception {
        return send(type, lines(form).getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(String form) {
        return form.replace("\n", "\r\n");
    }

    private Answer send(String type, byte[] form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + DESK + "/imports"))
                .header("Authorization", "Bearer " + newsroom.token(Role.WRITER))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JsonPath.from(answer.body()));
    }
}
