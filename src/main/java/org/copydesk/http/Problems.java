package org.copydesk.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Writes every error body. What was thrown becomes a {@link Refusal} first; only
 * refusals speak in their own words, so that no foreign message (a class, a column, a query) can leave the service.
 */
@Singleton
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final String PREVIEWS = Api.PATH + "/previews/";

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(400, "The request is malformed."),
            Map.entry(401, "Send a valid token in the header: Authorization: Bearer <token>."),
            Map.entry(403, "Your roles do not allow this. Ask an administrator for a token that has the role needed."),
            Map.entry(404, "There is nothing at this address. GET /q/openapi lists all addresses."),
            Map.entry(405, "This address does not know the method; the header Allow lists those it knows."),
            Map.entry(406, "Answers are JSON: send Accept: application/json or none."),
            Map.entry(413, "The body is too large."),
            Map.entry(414, "The address is too long."),
            Map.entry(
                    415,
                    "Send what the operation takes, JSON in most cases, and name it: Content-Type: application/json."),
            Map.entry(417, "The header Expect may only be 100-continue."),
            Map.entry(503, "The service is busy. Try again in a few seconds."));

    @Inject
    ObjectMapper json;

    @Inject
    DatabaseFaults database;

    @Inject
    Routes routes;

    @Inject
    MissedTurns missed;

    /** Each class has its own mapper in Quarkus that would win over the one of its superclass. */
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        NotFoundException.class,
        ValidationException.class,
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
    })
    RestResponse<byte[]> inRest(Throwable thrown, RoutingContext request) {
        if (thrown instanceof WebApplicationException redirect
                && redirect.getResponse().getStatus() < 400) {
            return RestResponse.ResponseBuilder.<byte[]>create(
                            redirect.getResponse().getStatus())
                    .location(redirect.getResponse().getLocation())
                    .build();
        }
        var refusal = refusalInRest(thrown, request);
        if (refusal.status() == 405) {
            refusal.header("Allow", routes.allowedAt(request.request().path()));
        }
        var answer = RestResponse.ResponseBuilder.<byte[]>create(refusal.status())
                .entity(body(refusal, request))
                .type(Problem.MEDIA_TYPE);
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    private Refusal refusalInRest(Throwable thrown, RoutingContext request) {
        if (thrown instanceof NotSupportedException) {
            return unread(request);
        }
        return thrown instanceof NotFoundException && isOtherMethod(request.request())
                ? plain(405)
                : refusal(thrown, request);
    }

    /** Quarkus takes the first class that has the beginning of the address, whatever its methods. */
    private boolean isOtherMethod(HttpServerRequest request) {
        var methods = routes.methodsAt(request.path());
        return !methods.isEmpty() && !methods.contains(request.method().name());
    }

    private Refusal unread(RoutingContext request) {
        var types = routes.takenAt(
                request.request().path(), request.request().method().name());
        return Refusal.unsupported(
                "This takes %s. Name what you send, as in Content-Type: %s.", String.join(", ", types), types.get(0));
    }

    /** A problem as JSON. */
    public byte[] body(Refusal refusal, RoutingContext request) {
        var path = Objects.requireNonNullElse(request.request().path(), "");
        try {
            return json.writeValueAsBytes(Problem.of(refusal, Address.isPlainPath(path) ? path : null));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of something thrown; the log is told of it where it is a fault of ours. */
    public Refusal refusal(Throwable thrown, RoutingContext request) {
        var name = request.request().method() + " "
                + withoutSecret(request.request().path());
        return said(thrown).or(() -> lost(thrown, name, request)).orElseGet(() -> incident(thrown, name));
    }

    /** Whoever has the link of a preview reads the draft: the log does not hand it on. */
    private static @Nullable String withoutSecret(@Nullable String path) {
        return path != null && path.startsWith(PREVIEWS) ? PREVIEWS + "…" : path;
    }

    /** @param request how the log names what went wrong */
    Refusal refusal(Throwable thrown, String request) {
        return said(thrown).orElseGet(() -> incident(thrown, request));
    }

    /** What is said where it is known what is wrong. */
    public Optional<Refusal> said(Throwable thrown) {
        var chain = DatabaseFaults.causes(thrown).toList();
        return Stream.<Stream<@Nullable Refusal>>of(
                        chain.stream().map(Problems::spoken),
                        Stream.of(database.refusal(chain)),
                        chain.stream().map(Problems::ofSecurity),
                        chain.stream().map(this::ofProtocol))
                .flatMap(answers -> answers)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Who hangs up takes along the files that the answer was to be made of. */
    private static Optional<Refusal> lost(Throwable thrown, String name, RoutingContext request) {
        if (!request.response().closed()) {
            return Optional.empty();
        }
        LOG.warnf("%s failed after its caller had hung up: %s", name, thrown);
        return Optional.of(plain(400));
    }

    private static @Nullable Refusal spoken(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return refusal;
        }
        return thrown instanceof ConstraintViolationException violations ? Violations.refusal(violations) : null;
    }

    private static @Nullable Refusal ofSecurity(Throwable thrown) {
        if (thrown instanceof AuthenticationException) {
            return plain(401).header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (thrown instanceof UnauthorizedException) {
            return plain(401).header("WWW-Authenticate", "Bearer");
        }
        return thrown instanceof ForbiddenException ? plain(403) : null;
    }

    private @Nullable Refusal ofProtocol(Throwable thrown) {
        if (thrown instanceof RejectedExecutionException) {
            missed.note();
            return plain(503).header("Retry-After", "5");
        }
        if (thrown instanceof HttpClosedException) {
            // The caller has gone: nobody reads this, and nothing went wrong here.
            return plain(400);
        }
        if (!(thrown instanceof WebApplicationException web)
                || web.getResponse().getStatus() >= 500) {
            return null;
        }
        var refusal = plain(web.getResponse().getStatus());
        var retry = web.getResponse().getHeaderString("Retry-After");
        return retry == null ? refusal : refusal.header("Retry-After", retry);
    }

    /** A status in our words. */
    public static Refusal plain(int status) {
        return Refusal.of(status, WORDS.getOrDefault(status, "The request cannot be answered."));
    }

    /** The caller gets a number to tell us; only the log says what happened. */
    private static Refusal incident(Throwable thrown, String request) {
        var incident = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Incident %s: %s", incident, request);
        return Refusal.of(500, "Something went wrong on our side. Tell us this incident number: %s", incident)
                .with("incident", incident);
    }
}
