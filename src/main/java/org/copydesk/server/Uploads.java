package org.copydesk.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.copydesk.http.Refusal;

/** Puts bodies that may be large into files while they arrive, before a worker thread is taken. */
public final class Uploads {

    private static final String KEY = Uploads.class.getName();

    private Uploads() {}

    /** The files that came with a request, in its order; none where its address takes no large bodies. */
    public static List<Upload> of(RoutingContext request) {
        return Objects.requireNonNullElse(request.get(KEY), List.of());
    }

    static void receive(RoutingContext request, LargeBodies large, UploadFolder folder, long patienceMillis) {
        var limit = large.limitBytes(mediaType(request));
        var tooLong = isLonger(request, limit);
        // Quarkus's own limit would look at the length of what was read already.
        request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        if (tooLong) {
            request.fail(413, tooLarge(limit));
            return;
        }
        new Arrival(request, folder.path(), limit, patienceMillis).begin(body -> open(request, body));
    }

    private static void open(RoutingContext request, Path body) {
        var type = contentType(request);
        if (!mediaType(request).startsWith("multipart/")) {
            pass(request, List.of(new Upload(null, type, body)));
            return;
        }
        // In no order: what arrives on one event loop has no need to wait for what came before.
        request.vertx()
                .executeBlocking(() -> FormFiles.read(body, type), false)
                .onFailure(request::fail)
                .onSuccess(files -> pass(request, files));
    }

    private static void pass(RoutingContext request, List<Upload> uploads) {
        request.put(KEY, uploads);
        request.next();
    }

    /** By what the request says of itself; the HTTP server sees to it that this is a number. */
    static boolean isLonger(RoutingContext request, long limitBytes) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > limitBytes;
    }

    private static String contentType(RoutingContext request) {
        return Objects.requireNonNullElse(request.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
    }

    private static String mediaType(RoutingContext request) {
        return contentType(request).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    static Refusal tooLarge(long limitBytes) {
        return Refusal.tooLarge(
                "The body is too large. At this address one of its type may have %,d bytes.", limitBytes);
    }
}
