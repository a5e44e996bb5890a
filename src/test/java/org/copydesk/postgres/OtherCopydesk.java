package org.copydesk.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

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

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Runs until it is killed. */
    public static void main(String... arguments) throws InterruptedException {
        EmbeddedPostgreSql.start(Path.of(arguments[0]), EmbeddedPostgreSqlTest.BINARIES);
        System.out.println("runs");
        Thread.sleep(Long.MAX_VALUE);
    }
}
