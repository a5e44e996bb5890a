package org.copydesk.server;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.jboss.logging.Logger;

/**
 * Where bodies wait that may be large. A process that is killed leaves its folder behind, full; whichever starts next removes
 * those that nobody holds a lock in any longer.
 */
@Singleton
class UploadFolder {

    private static final Logger LOG = Logger.getLogger(UploadFolder.class);
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

    /** To tidy up after others is no condition of a start: everybody writes in a folder for all that is temporary. */
    private static void removeUnlessHeld(Path folder) {
        try (var theirs = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var free = theirs.tryLock()) {
            if (free != null) {
                remove(folder);
            }
        } catch (OverlappingFileLockException | IOException | UncheckedIOException e) {
            // It is in use, or about to be, or was left behind by another user of this machine, or is no folder of
            // ours.
            LOG.debugf("%s is left where it is: %s", folder, e);
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
