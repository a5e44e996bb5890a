package org.copydesk.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Puts bodies that may be large into files while they arrive, before a worker thread is taken. */
public final class Uploads {

    private static final String KEY = Uploads.class.getName();

    private Uploads() {}

    /** The files that came with a request, in its order; none where its address takes no large bodies. */
    public static List<Upload> of(RoutingContext request) {
        return Objects.requireNonNullElse(request.get(KEY), List.of());
    }

    static void receive(RoutingContext request, LargeBodies large) {
        var limit = large.limitBytes(mediaType(request));
        var tooLong = isLonger(request, limit);
        // Quarkus's own limit would look at the length of what was read already.
        request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        if (tooLong) {
            request.fail(413, tooLarge(limit));
            return;
        }
        request.request().pause();
        var files = request.vertx().fileSystem();
        files.createTempDirectory("copydesk-").onFailure(request::fail).onSuccess(folder -> {
            request.addEndHandler(ended -> files.deleteRecursive(folder, true));
            var path = Path.of(folder, "body");
            files.open(path.toString(), new OpenOptions().setWrite(true))
                    .onFailure(request::fail)
                    .onSuccess(file -> pour(request, file, path, limit));
        });
    }

    /** By what the request says of itself; the HTTP server sees to it that this is a number. */
    static boolean isLonger(RoutingContext request, long limitBytes) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > limitBytes;
    }

    private static void pour(RoutingContext request, AsyncFile file, Path path, long limit) {
        var body = request.request();
        var received = new long[1];
        file.exceptionHandler(request::fail);
        body.handler(bytes -> {
            received[0] += bytes.length();
            if (received[0] > limit) {
                body.handler(ignored -> {}).endHandler(ignored -> {});
                file.close();
                request.fail(413, tooLarge(limit));
                return;
            }
            write(request, file, bytes);
        });
        body.exceptionHandler(broken -> file.close());
        body.endHandler(end -> file.close().onComplete(closed -> arrived(request, path, closed)));
        if ("100-continue".equalsIgnoreCase(body.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        body.resume();
    }

    private static void write(RoutingContext request, AsyncFile file, Buffer bytes) {
        file.write(bytes);
        if (file.writeQueueFull()) {
            request.request().pause();
            file.drainHandler(drained -> request.request().resume());
        }
    }

    private static void arrived(RoutingContext request, Path path, AsyncResult<Void> closed) {
        if (closed.failed()) {
            request.fail(closed.cause());
            return;
        }
        var type = contentType(request);
        request.vertx()
                .executeBlocking(() -> mediaType(request).startsWith("multipart/")
                        ? FormFiles.read(path, type)
                        : List.of(new Upload(null, type, path)))
                .onFailure(request::fail)
                .onSuccess(uploads -> {
                    request.put(KEY, uploads);
                    request.next();
                });
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
