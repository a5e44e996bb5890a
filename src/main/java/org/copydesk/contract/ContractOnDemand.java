package org.copydesk.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Has the contract read and written when it is asked for first. Quarkus does that at each start, where it is a fifth of all
 * the work, for a document that only people and generators of clients look at.
 */
@Singleton
class ContractOnDemand {

    /** What is still to be done to the contract that the build has written. */
    private static final Map<RunStage, List<String>> FILTERS = Map.of(
            RunStage.RUN, List.of(SignInFilter.class.getName()),
            RunStage.RUNTIME_STARTUP, List.of(),
            RunStage.RUNTIME_PER_REQUEST, List.of());

    private volatile boolean made;

    /** The class loader is there for Quarkus to look for the contract; in this one it finds none, and makes nothing of it. */
    void postpone(@Observes @Initialized(ApplicationScoped.class) Object start) {
        OpenApiConstants.classLoader = new ClassLoader(null) {};
    }

    void register(@Observes Router router) {
        router.routeWithRegex("/q/openapi(\\..*)?").order(-1).handler(this::open);
    }

    private void open(RoutingContext request) {
        if (made) {
            request.next();
            return;
        }
        request.vertx()
                .executeBlocking(this::make)
                .onSuccess(nothing -> request.next())
                .onFailure(request::fail);
    }

    private synchronized Void make() {
        if (!made) {
            OpenApiConstants.classLoader = getClass().getClassLoader();
            new OpenApiRecorder(null, null).prepareDocument(null, FILTERS, OpenApiConstants.DEFAULT_DOCUMENT_NAME);
            made = true;
        }
        return null;
    }
}
