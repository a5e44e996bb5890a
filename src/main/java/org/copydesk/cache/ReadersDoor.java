package org.copydesk.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.copydesk.http.Api;
import org.jspecify.annotations.Nullable;

/**
 * Gives ready answers in front of everything else, and lets one request of a kind through to make the answer while the
 * others of that kind wait for it. Only for readers without a token: what a token may show is nobody else's business.
 */
@Singleton
class ReadersDoor {

    /** Behind the path gate and CORS (300), before authentication (200). */
    private static final int PRIORITY = 250;

    private static final int UNAVAILABLE = 503;

    private static final String MAKING = ReadersDoor.class.getName();
    private static final String BEGUN = MAKING + ".begun";

    @Inject
    CacheConfig config;

    @Inject
    ReadyAnswers answers;

    @Inject
    Line line;

    private final ConcurrentMap<String, Ticket> made = new ConcurrentHashMap<>();

    /** What a request that makes an answer carries through REST, and who waits for that answer. */
    static final class Ticket {

        private final String name;
        private final ReadyAnswers.Making making;
        private @Nullable List<Runnable> others = new ArrayList<>();
        /** Its answer was outdated as soon as it was made, or its client has gone: it says nothing of another's. */
        private volatile boolean undone;

        private volatile boolean unavailable;

        private Ticket(String name, ReadyAnswers.Making making) {
            this.name = name;
            this.making = making;
        }

        /** False when it is too late: the answer is made. */
        private synchronized boolean join(Runnable other) {
            return others != null && others.add(other);
        }

        private synchronized List<Runnable> end() {
            var all = others == null ? List.<Runnable>of() : others;
            others = null;
            return all;
        }
    }

    void register(@Observes Filters filters) {
        filters.register(config.enabled() ? this::open : ReadersDoor::pass, PRIORITY);
    }

    /** The ticket of a request whose answer may be kept. */
    static @Nullable Ticket ticketOf(RoutingContext request) {
        return request.get(MAKING);
    }

    /** Before anything of its answer was asked of the database, by {@link System#nanoTime}. */
    static long begun(RoutingContext request) {
        var ticket = ticketOf(request);
        return ticket == null ? Objects.requireNonNull(request.<Long>get(BEGUN)) : ticket.making.begun();
    }

    private void open(RoutingContext request) {
        if (!isForEverybody(request.request())) {
            pass(request);
        } else if (line.isTrusted()) {
            answer(request, nameOf(request.request()));
        } else if (!line.await(onItsOwnLoop(() -> openAgain(request)))) {
            pass(request);
        }
    }

    /** Its answer is kept by nobody, but promises how long it may be. */
    private static void pass(RoutingContext request) {
        request.put(BEGUN, System.nanoTime());
        request.next();
    }

    private void openAgain(RoutingContext request) {
        if (!isGone(request)) {
            open(request);
        }
    }

    private void answer(RoutingContext request, String name) {
        var ready = answers.find(name);
        if (ready != null) {
            ready.write(request.request());
            return;
        }
        var ticket = new Ticket(name, answers.begin());
        var before = made.putIfAbsent(name, ticket);
        if (before == null) {
            // However it ends: an error, a client that has gone.
            request.addEndHandler(sent -> {
                ticket.unavailable = request.response().getStatusCode() == UNAVAILABLE;
                if (sent.failed()) {
                    ticket.undone = true;
                }
                end(ticket);
            });
            make(request, ticket);
        } else if (!before.join(onItsOwnLoop(() -> goOn(request, before)))) {
            answer(request, name);
        }
    }

    private static void make(RoutingContext request, Ticket ticket) {
        request.put(MAKING, ticket);
        request.next();
    }

    /** Keeps the answer and lets in those who wait for it, however slowly the one who made it may read. */
    void keep(Ticket ticket, Answer answer) {
        ticket.undone = !answers.keep(ticket.name, answer, ticket.making);
        end(ticket);
    }

    private void end(Ticket ticket) {
        made.remove(ticket.name, ticket);
        ticket.end().forEach(Runnable::run);
    }

    private void goOn(RoutingContext request, Ticket before) {
        if (isGone(request)) {
            return;
        }
        if (before.undone || answers.find(before.name) != null) {
            open(request);
        } else if (before.unavailable) {
            // They have waited as long as one waits for the database.
            request.fail(new RejectedExecutionException());
        } else {
            // An error, which is not kept: in a queue for it each would wait for all before.
            make(request, new Ticket(before.name, answers.begin()));
        }
    }

    private static boolean isGone(RoutingContext request) {
        return request.response().ended() || request.response().closed();
    }

    private static Runnable onItsOwnLoop(Runnable turn) {
        var own = Vertx.currentContext();
        return () -> own.runOnContext(ignored -> turn.run());
    }

    private boolean isForEverybody(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && request.path().startsWith(Api.PATH)
                && !request.path().startsWith(Api.DESK)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && takesJson(request.getHeader(HttpHeaders.ACCEPT))
                && !(config.obeyNoCache() && "no-cache".equals(request.getHeader(HttpHeaders.CACHE_CONTROL)));
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.contains("*/*") || accept.contains("application/json");
    }

    /** Two requests for the same get the same name, in whatever order their parameters come. */
    private static String nameOf(HttpServerRequest request) {
        var query = request.query();
        if (query == null || query.isEmpty()) {
            return request.path();
        }
        if (query.indexOf('&') < 0) {
            return request.path() + '?' + query;
        }
        var parameters = query.split("&", -1);
        Arrays.sort(parameters);
        return request.path() + '?' + String.join("&", parameters);
    }
}
