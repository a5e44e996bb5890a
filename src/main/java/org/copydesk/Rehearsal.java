package org.copydesk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** A start for its own sake: Java keeps the classes it loaded ({@code src/main/launch/rehearse}), and the next is faster. */
final class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);

    /** What people and load balancers ask first. */
    private static final List<String> FIRST_REQUESTS = List.of(
            "/api/v1/articles", "/api/v1/articles/by-slug/none", "/api/v1/sections", "/q/health/ready", "/q/openapi");

    private Rehearsal() {}

    /** The first start after a build has it done for the next, when it is itself through with its work. */
    static void callWhereWanted() {
        var script = System.getProperty("copydesk.rehearse");
        if (script == null) {
            return;
        }
        try {
            var rehearsal = new ProcessBuilder("nice", "-n", "19", script)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // No other Java could use the classes.
            var java = Path.of(System.getProperty("java.home"), "bin", "java");
            rehearsal.environment().put("JAVA", java.toString());
            rehearsal.start();
        } catch (IOException e) {
            LOG.infof("Later starts will be no faster than this one: %s", e.getMessage());
        }
    }

    /** @return the exit code */
    static int play(String address) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        for (var path : FIRST_REQUESTS) {
            var request = HttpRequest.newBuilder(URI.create(address + path)).build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        return 0;
    }
}
