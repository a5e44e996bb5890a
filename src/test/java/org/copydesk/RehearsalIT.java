package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {

    private static final Path APPLICATION = Path.of("target/quarkus-app");

    @TempDir
    Path folder;

    @Test
    void what_comes_after_a_rehearsal_takes_its_classes_from_there_and_prints_nothing_about_it() throws Exception {
        assertEquals("", run(APPLICATION.resolve("rehearse").toString()));

        var story = Files.writeString(folder.resolve("story.txt"), "Gulls leave the pier");
        var loaded = folder.resolve("classes.log");
        var printed = run(
                "java",
                "-Xlog:class+load:file=" + loaded,
                "@" + APPLICATION.resolve("start"),
                "extract",
                story.toString());

        assertTrue(printed.startsWith("{") && printed.lines().count() == 1, printed);
        try (var lines = Files.lines(loaded)) {
            assertTrue(
                    lines.anyMatch(line -> line.matches(".*org\\.copydesk\\.Copydesk source: shared objects file.*")));
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        var output = folder.resolve("output").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "It did not end");
        var printed = Files.readString(output.toPath());
        assertEquals(0, process.exitValue(), printed);
        return printed;
    }
}
