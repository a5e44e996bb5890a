package org.copydesk.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void every_file_is_one_line_of_json() throws IOException {
        var story = Files.writeString(folder.resolve("story.txt"), "\uFEFF“It is closed 🎉,” said Ann Doe.\r\n");
        var empty = Files.writeString(folder.resolve("empty.txt"), "");
        assertEquals(0, run(story, empty));
        assertEquals(
                """
                {"file":"STORY","quotes":[{"start":2,"end":17,"segments":[[2,17]],"text":"It is closed 🎉,",\
                "speaker":"Ann Doe","speakerStart":24,"speakerEnd":31,"cue":"said","rule":"said-name","confidence":0.97}]}
                {"file":"EMPTY","quotes":[]}
                """.replace("STORY", story.toString()).replace("EMPTY", empty.toString()),
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void an_unknown_speaker_is_null() throws IOException {
        var sign = Files.writeString(
                folder.resolve("sign.txt"), "“Go home and stay there, all of you.” It is not signed.");
        run(sign);
        var quote = new ObjectMapper().readTree(out.toByteArray()).at("/quotes/0");
        assertTrue(quote.has("speaker") && quote.get("speaker").isNull());
        assertTrue(quote.has("speakerStart") && quote.get("speakerStart").isNull());
    }

    @Test
    void a_file_that_cannot_be_read_does_not_stop_the_others() throws IOException {
        var story = Files.writeString(folder.resolve("story.txt"), "The ferry is back.");
        assertEquals(1, run(folder.resolve("missing.txt"), story));
        assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    private int run(Path... files) {
        return ExtractCommand.run(
                List.of(files).stream().map(Path::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
