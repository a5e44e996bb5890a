package org.copydesk.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** The process that a cluster's postmaster.pid names, whether or not it is a PostgreSQL at all. */
record Postmaster(ProcessHandle process) {

    /** Above every operating system's largest process number, so that it is surely not running. */
    private static final String NOBODYS_PID = Integer.toString(Integer.MAX_VALUE);

    static Optional<Postmaster> namedBy(Path cluster) throws IOException {
        try (var lines = Files.lines(pidFile(cluster))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .map(Postmaster::new);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    boolean isAlive() {
        return process.isAlive() && !isZombie();
    }

    /** Where nobody reaps orphans (process 1 of many containers) the dead stay listed. */
    private boolean isZombie() {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException noSuchFileHere) {
            return false;
        }
    }

    /** A process number may have been given to another program since; only a server of this very cluster counts. */
    boolean serves(Path cluster, Binaries binaries) {
        try {
            // A postmaster works in its data directory.
            return isAlive()
                    && Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                            .equals(cluster.toRealPath());
        } catch (IOException notLinuxOrNotOurs) {
            return !Files.exists(Path.of("/proc/self"))
                    && process.info()
                            .command()
                            .map(Path::of)
                            .filter(binaries::contain)
                            .isPresent();
        }
    }

    /**
     * Makes PostgreSQL see that its former postmaster is gone although the number lives on. The file itself must stay:
     * its line about shared memory keeps a new server from starting while a child of the former one still writes.
     */
    static void disown(Path cluster) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(pidFile(cluster)));
        lines.set(0, NOBODYS_PID);
        Files.write(pidFile(cluster), lines);
    }
}
