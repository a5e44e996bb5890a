package org.copydesk.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.copydesk.http.Problem;
import org.copydesk.http.Problems;
import org.copydesk.http.Refusal;

/** Writes the errors of requests that never get as far as REST. */
@Singleton
class RouterProblems {

    /** Ahead of every other failure handler, those of the security layer included: there is one shape. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    private final Problems problems;

    RouterProblems(Problems problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).failureHandler(this::answer);
        Stream.of(404, 405, 406, 415).forEach(status -> router.errorHandler(status, this::answer));
    }

    private void answer(RoutingContext request) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var refusal = request.failure() != null ? refusal(request.failure(), request) : unspoken(request);
        refusal.headers().forEach(response::putHeader);
        // The router refuses some requests before any filter sees them.
        SecurityHeaders.write(request);
        response.setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(problems.body(refusal, request)));
    }

    /** What the router refuses by a number alone: a body that grows too large while it comes in pieces, among others. */
    private static Refusal unspoken(RoutingContext request) {
        return request.statusCode() == 413 ? BodyLimit.exceeded(request) : Problems.plain(request.statusCode());
    }

    private Refusal refusal(Throwable thrown, RoutingContext request) {
        return problems.said(thrown).or(() -> malformed(request)).orElseGet(() -> problems.refusal(thrown, request));
    }

    /** What is no HTTP fails in the server below us. */
    private static Optional<Refusal> malformed(RoutingContext request) {
        if (request.statusCode() == 400 && request.request().authority() == null) {
            return Optional.of(PathGate.noHost());
        }
        return BodyLimit.isArriving(request) ? Optional.of(Problems.plain(400)) : Optional.empty();
    }
}
