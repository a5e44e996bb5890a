package org.copydesk.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.copydesk.http.Api;
import org.copydesk.http.DatabaseFaults;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives a request a thread when there is a connection for it, in one lane for what readers read and one for all else. It waits
 * in line as long as it would for a connection, and no longer than until the database is found not to answer.
 * docs/decisions/0018 says why.
 */
@Singleton
class Lanes {

    /** Behind all that is done without a thread of its own: authentication (200), and reading the body (3). */
    private static final int PRIORITY = 1;

    /** Of the desk's: one listens for changes, one works on imports, one is for what readers read through the ORM. */
    private static final int CONNECTIONS_WITHOUT_THREAD = 3;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Lane readers;
    private final Lane desk;

    Lanes(
            Vertx vertx,
            DatabaseFaults faults,
            @ConfigProperty(name = "quarkus.datasource.readers.jdbc.max-size") int readersConnections,
            @ConfigProperty(name = "quarkus.datasource.readers.jdbc.acquisition-timeout") Duration readersPatience,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int deskConnections,
            @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout") Duration deskPatience) {
        var deskThreads = Math.max(1, deskConnections - CONNECTIONS_WITHOUT_THREAD);
        readers = new Lane(
                vertx.createSharedWorkerExecutor("copydesk-readers", readersConnections), readersPatience, faults);
        desk = new Lane(vertx.createSharedWorkerExecutor("copydesk-desk", deskThreads), deskPatience, faults);
    }

    void register(@Observes Filters filters) {
        filters.register(this::lineUp, PRIORITY);
    }

    private void lineUp(RoutingContext request) {
        var path = request.request().path();
        if (!path.startsWith(Api.PATH + '/')) {
            request.next();
        } else if (READS.contains(request.request().method()) && !path.startsWith(Api.DESK)) {
            readers.take(request);
        } else {
            desk.take(request);
        }
    }

    private record Lane(WorkerExecutor threads, Duration patience, DatabaseFaults faults) {

        void take(RoutingContext request) {
            var since = System.nanoTime();
            Callable<Void> turn = () -> {
                try {
                    if (System.nanoTime() - since > patience.toNanos() || faults.unreachableSince(since)) {
                        request.fail(new RejectedExecutionException());
                    } else {
                        request.next();
                    }
                    return null;
                } finally {
                    // What ended a wait for a connection (StuckWaits) is not meant for the next in line.
                    Thread.interrupted();
                }
            };
            threads.executeBlocking(turn, false);
        }
    }
}
