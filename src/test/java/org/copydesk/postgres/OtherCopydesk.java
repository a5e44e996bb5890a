package org.copydesk.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A process of its own that runs the server of a folder: only a process can be killed, and only another one locked out. */
record OtherCopydesk(Process process) {

    static OtherCopydesk on(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherCopydesk.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        while (!Objects.requireNonNull(line, "It ended before PostgreSQL ran.").equals("runs")) {
            line = output.readLine();
        }
        return new OtherCopydesk(process);
    }

    void limitOpenFiles(int most) throws IOException, InterruptedException {
        new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--nofile=" + most + ":")
                .inheritIO()
                .start()
                .waitFor();
    }

    int filesOpenAndRoomForTwo() throws IOException {
        try (var open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            var numbers = open.map(file -> Integer.valueOf(file.getFileName().toString()))
                    .collect(Collectors.toSet());
            return IntStream.iterate(0, number -> number + 1)
                    .filter(number -> !numbers.contains(number))
                    .skip(2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Runs until it is killed. */
    public static void main(String... arguments) throws InterruptedException {
        EmbeddedPostgreSql.start(Path.of(arguments[0]), EmbeddedPostgreSqlIT.BINARIES);
        System.out.println("runs");
        Thread.sleep(Long.MAX_VALUE);
    }
}
