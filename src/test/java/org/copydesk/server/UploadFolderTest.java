package org.copydesk.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class UploadFolderTest {

    @Test
    void what_a_killed_process_left_behind_is_removed_and_nothing_else() throws Exception {
        var running = new UploadFolder();
        Files.createDirectory(running.path().resolve("arriving"));
        var leftBehind = Files.createTempDirectory(running.path().getParent(), "copydesk-uploads-");
        Files.createFile(leftBehind.resolve("lock"));
        var noFolder = Files.createTempFile(running.path().getParent(), "copydesk-uploads-", "");
        Files.writeString(Files.createDirectory(leftBehind.resolve("1")).resolve("body"), "Gulls leave the pier");

        var next = new UploadFolder();

        assertFalse(Files.exists(leftBehind));
        assertTrue(Files.exists(running.path().resolve("arriving")));
        assertTrue(Files.exists(noFolder));
        Files.delete(noFolder);
        next.close(new ShutdownEvent());
        assertFalse(Files.exists(next.path()));
        assertTrue(Files.exists(running.path()));
        running.close(new ShutdownEvent());
    }
}
