package org.copydesk.server;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * Where bodies wait that may be large. A process that is killed leaves its folder behind, full; whichever starts next removes
 * those that nobody holds a lock in any longer.
 */
@Singleton
class UploadFolder {

    private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String PREFIX = "copydesk-uploads-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    UploadFolder() throws IOException {
        try (var others = Files.newDirectoryStream(PARENT, PREFIX + "*")) {
            for (var other : others) {
                removeUnlessHeld(other);
            }
        }
        path = Files.createTempDirectory(PARENT, PREFIX);
        // Not by its name yet: nobody is to find it before it is held.
        var made = path.resolve("made");
        lock = FileChannel.open(made, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(made, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    }

    Path path() {
        return path;
    }

    void close(@Observes ShutdownEvent end) throws IOException {
        lock.close();
        remove(path);
    }

    private static void removeUnlessHeld(Path folder) throws IOException {
        try (var theirs = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var free = theirs.tryLock()) {
            if (free != null) {
                remove(folder);
            }
        } catch (OverlappingFileLockException | NoSuchFileException | AccessDeniedException e) {
            // It is in use, or about to be, or was left behind by another user of this machine.
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
