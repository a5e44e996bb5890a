package org.copydesk.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.copydesk.http.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way into a folder of its own, which is gone when the request is. All of it happens on the event loop of the
 * request, where the connection may break between any two steps.
 */
final class Arrival {

    private static final long BYTES_WORTH_WAITING_FOR = 64 * 1024;

    private final RoutingContext request;
    private final HttpServerRequest body;
    private final FileSystem files;
    private final String parent;
    private final long limitBytes;
    private final long patienceMillis;

    private @Nullable String folder;
    private @Nullable AsyncFile file;
    private long received;
    private long receivedInTime;
    private boolean over;

    /** @param patienceMillis how long a piece that is worth waiting for may take */
    Arrival(RoutingContext request, Path parent, long limitBytes, long patienceMillis) {
        this.request = request;
        this.body = request.request();
        this.files = request.vertx().fileSystem();
        this.parent = parent.toString();
        this.limitBytes = limitBytes;
        this.patienceMillis = patienceMillis;
    }

    /** @param whole takes the file that holds the body, once it does */
    void begin(Consumer<Path> whole) {
        body.pause().exceptionHandler(broken -> {
            if (!over) {
                end();
                request.fail(400, Problems.plain(400));
            }
        });
        // Some systems clear away what has not been used for days.
        files.mkdirs(parent)
                .compose(there -> files.createTempDirectory(parent, "", (String) null))
                .onFailure(request::fail)
                .onSuccess(made -> {
                    folder = made;
                    if (isOver()) {
                        end();
                        return;
                    }
                    request.addEndHandler(answered -> end());
                    var path = Path.of(made, "body");
                    files.open(path.toString(), new OpenOptions().setWrite(true))
                            .onFailure(request::fail)
                            .onSuccess(opened -> pour(opened, () -> whole.accept(path)));
                });
    }

    /** A large body may take its time as a whole. */
    private void hangUpIfItTrickles() {
        if (received - receivedInTime < BYTES_WORTH_WAITING_FOR) {
            BodyLimit.hangUp(body);
        }
        receivedInTime = received;
    }

    private void pour(AsyncFile into, Runnable whole) {
        file = into;
        if (isOver()) {
            end();
            return;
        }
        into.exceptionHandler(request::fail);
        body.handler(bytes -> write(into, bytes));
        var timer = request.vertx().setPeriodic(patienceMillis, late -> hangUpIfItTrickles());
        request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
        body.endHandler(last -> {
            request.vertx().cancelTimer(timer);
            if (!over) {
                file = null;
                into.close().onFailure(request::fail).onSuccess(closed -> whole.run());
            }
        });
        if ("100-continue".equalsIgnoreCase(body.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        body.resume();
    }

    private void write(AsyncFile into, Buffer bytes) {
        if (over) {
            return;
        }
        received += bytes.length();
        if (received > limitBytes) {
            end();
            request.fail(413, Uploads.tooLarge(limitBytes));
            return;
        }
        into.write(bytes);
        if (into.writeQueueFull()) {
            body.pause();
            into.drainHandler(drained -> body.resume());
        }
    }

    /** The connection may have broken even before this began. */
    private boolean isOver() {
        return over || request.response().closed();
    }

    /** Leaves nothing behind. It may be told so more than once. */
    private void end() {
        over = true;
        if (file != null) {
            file.close();
            file = null;
        }
        if (folder != null) {
            files.deleteRecursive(folder, true);
        }
    }
}
