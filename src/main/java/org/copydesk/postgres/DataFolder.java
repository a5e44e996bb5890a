package org.copydesk.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where everything of one embedded server lies, and the lock that keeps it to one Copydesk at a time. */
final class DataFolder implements AutoCloseable {

    private static final String LOCKED = "org.copydesk.postgres.locked:";
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataFolder lock(Path folder) {
        try {
            var root = Files.createDirectories(folder, privateTo("rwx------")).toRealPath();
            if (isLockedHere(root)) {
                throw new NotStarted("This process has already started PostgreSQL in %s.".formatted(root));
            }
            var lock = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                var holder = Files.readString(root.resolve("lock"));
                lock.close();
                throw new NotStarted(
                        "Another Copydesk (process %s) uses the data folder %s. Stop it, or choose another folder with COPYDESK_POSTGRES_DATA."
                                .formatted(holder.strip(), root));
            }
            System.setProperty(LOCKED + root, "true");
            lock.truncate(0)
                    .write(ByteBuffer.wrap(
                            "%d%n".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            var locked = new DataFolder(root, lock);
            locked.refuseOtherOwner();
            return locked;
        } catch (IOException e) {
            throw new NotStarted(
                    "The data folder %s cannot be used (%s). Make it writable for you, or choose another folder with COPYDESK_POSTGRES_DATA."
                            .formatted(folder.toAbsolutePath(), e),
                    e);
        }
    }

    /**
     * Kept in a system property because it must outlive the class loader of a live reload. The lock file cannot be asked:
     * opening and closing it a second time would let the operating system drop the lock.
     */
    static boolean isLockedHere(Path folder) {
        try {
            return Files.exists(folder) && System.getProperty(LOCKED + folder.toRealPath()) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseOtherOwner() throws IOException {
        var mine = Files.createTempFile(root, "owner-", "");
        var me = Files.getOwner(mine);
        Files.delete(mine);
        if (hasCluster() && !Files.getOwner(cluster()).equals(me)) {
            close();
            throw new NotStarted(
                    "The database in %s belongs to the user %s, but Copydesk runs as %s. Run it as %1$s's owner, or choose another folder with COPYDESK_POSTGRES_DATA."
                            .formatted(root, Files.getOwner(cluster()), me));
        }
    }

    /** What PostgreSQL calls its data directory. */
    Path cluster() {
        return root.resolve("postgresql");
    }

    boolean hasCluster() {
        return Files.exists(cluster());
    }

    /** A cluster is made here and moved to its place only when it is whole. */
    Path unfinishedCluster() {
        return root.resolve("postgresql.unfinished");
    }

    Path log() {
        return root.resolve("postgresql.log");
    }

    private Path connectionFile() {
        return root.resolve("connection.properties");
    }

    /** None where the file says less than it should, as one may after a power cut: a new one opens the same database. */
    @Nullable
    Connection connection() throws IOException {
        if (!Files.exists(connectionFile())) {
            return null;
        }
        var stored = new Properties();
        try (var reader = Files.newBufferedReader(connectionFile())) {
            stored.load(reader);
        }
        var port = stored.getProperty("port", "");
        var password = stored.getProperty("password", "");
        return PORT.matcher(port).matches() && !password.isEmpty()
                ? new Connection(Integer.parseInt(port), password)
                : null;
    }

    void keep(Connection connection) throws IOException {
        var stored = new Properties();
        stored.setProperty("port", Integer.toString(connection.port()));
        stored.setProperty("user", Connection.USER);
        stored.setProperty("password", connection.password());
        stored.setProperty("url", connection.jdbcUrl());
        var fresh = Files.createTempFile(root, "connection-", "", privateTo("rw-------"));
        try (var file = FileChannel.open(fresh, StandardOpenOption.WRITE);
                var writer = Channels.newWriter(file, StandardCharsets.UTF_8)) {
            stored.store(writer, "How Copydesk reaches its PostgreSQL. Keep it private.");
            // Renamed before its bytes are on the disk, it could be there and empty.
            file.force(true);
        }
        Files.move(fresh, connectionFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] privateTo(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        System.clearProperty(LOCKED + root);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
