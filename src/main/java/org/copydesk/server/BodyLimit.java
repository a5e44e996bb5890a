package org.copydesk.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.copydesk.http.Problems;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body before a worker thread is taken, so that a slow sender holds none, and stops at the limit. Quarkus's own
 * limit answers without a body and cuts the connection while the client still writes, which then never sees the answer.
 */
@Singleton
class BodyLimit {

    /** Just before Quarkus's own limit (order -2), after authentication (order -200). */
    private static final int PRIORITY = 3;

    private static final String ARRIVING = BodyLimit.class.getName();

    private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(5);

    /** Twice as much as the longest comment takes when all of it is escaped: what anybody sends is kept in memory. */
    private static final long BYTES_OF_ANYBODY = 64 * 1024;

    private final Limit ofCallers;
    private final Limit ofAnybody;
    private final long patienceMillis;
    private final Instance<LargeBodies> exceptions;
    private final UploadFolder uploads;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            @ConfigProperty(name = "quarkus.http.read-timeout") Duration patience,
            Instance<LargeBodies> exceptions,
            UploadFolder uploads) {
        ofCallers = new Limit(limit.asLongValue(), Uploads::tooLarge);
        ofAnybody = new Limit(
                Math.min(limit.asLongValue(), BYTES_OF_ANYBODY),
                bytes -> Refusal.tooLarge("The body is too large. Without a token one may have %,d bytes.", bytes));
        patienceMillis = patience.toMillis();
        this.exceptions = exceptions;
        this.uploads = uploads;
    }

    private record Limit(long bytes, BodyHandler reader, LongFunction<Refusal> refusal) {

        Limit(long bytes, LongFunction<Refusal> refusal) {
            this(bytes, BodyHandler.create(false).setBodyLimit(bytes), refusal);
        }

        Refusal exceeded() {
            return refusal.apply(bytes);
        }
    }

    private record Arriving(Limit limit, long timer) {}

    void register(@Observes Filters filters) {
        filters.register(this::read, PRIORITY);
        filters.register(BodyLimit::arrived, PRIORITY - 1);
    }

    /** What goes wrong as long as this is so is the body's fault: it is read into memory, and nothing else is done. */
    static boolean isArriving(RoutingContext request) {
        return request.get(ARRIVING) != null;
    }

    /** What is said of a body that grows too large while it comes in pieces. */
    static Refusal exceeded(RoutingContext request) {
        Arriving arriving = request.get(ARRIVING);
        return arriving == null ? Problems.plain(413) : arriving.limit.exceeded();
    }

    private static void arrived(RoutingContext request) {
        Arriving arriving = request.remove(ARRIVING);
        if (arriving != null) {
            request.vertx().cancelTimer(arriving.timer);
        }
        request.next();
    }

    private void read(RoutingContext request) {
        request.addEndHandler(ignored -> {
            if (request.response().getStatusCode() == 413) {
                drain(request);
            }
        });
        var large = exceptionFor(request);
        if (large.isPresent()) {
            receive(request, large.get());
        } else if (isForm(request)) {
            request.fail(415, Problems.plain(415));
        } else {
            receive(request, callerOf(request) == null ? ofAnybody : ofCallers);
        }
    }

    /** A body that trickles would be kept in memory for as long as its sender likes. */
    private void receive(RoutingContext request, Limit limit) {
        if (Uploads.isLonger(request, limit.bytes)) {
            request.fail(413, limit.exceeded());
            return;
        }
        if (comes(request.request())) {
            var timer = request.vertx().setTimer(patienceMillis, late -> hangUp(request.request()));
            request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
            request.put(ARRIVING, new Arriving(limit, timer));
        }
        limit.reader.handle(request);
    }

    /** HTTP/2 does not tell before. */
    private static boolean comes(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private Optional<LargeBodies> exceptionFor(RoutingContext request) {
        return exceptions.stream()
                .filter(large -> large.areTakenAt(
                        request.request().method().name(), request.request().path()))
                .findFirst();
    }

    /** Nobody fills our disk who may not: the resource would ask who it is when all of the body is there. */
    private void receive(RoutingContext request, LargeBodies large) {
        var caller = callerOf(request);
        if (caller == null) {
            turnAway(request, 401, new UnauthorizedException());
        } else if (!large.areTakenFrom(caller)) {
            turnAway(request, 403, new ForbiddenException());
        } else {
            Uploads.receive(request, large, uploads, patienceMillis);
        }
    }

    private static @Nullable SecurityIdentity callerOf(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity()
                : null;
    }

    private static void turnAway(RoutingContext request, int status, Exception why) {
        request.addEndHandler(ignored -> drain(request));
        request.fail(status, why);
    }

    /** No other address takes a form, and the decoder of forms fails on what is none. */
    private static boolean isForm(RoutingContext request) {
        var type = Objects.requireNonNullElse(request.request().getHeader(HttpHeaders.CONTENT_TYPE), "")
                .toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
    }

    /** A refused body is still read for a while: a connection closed on unread bytes would take the answer with it. */
    private static void drain(RoutingContext request) {
        if (!request.request().isEnded()) {
            long timer = request.vertx().setTimer(LINGER_MILLIS, late -> hangUp(request.request()));
            request.request()
                    .handler(discarded -> {})
                    .endHandler(end -> request.vertx().cancelTimer(timer))
                    .resume();
        }
    }

    /** Other requests share the connection in HTTP/2: only this one is told that no more is wanted (RFC 9113, 8.1). */
    static void hangUp(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
