package org.copydesk.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Objects;
import org.copydesk.http.HttpDate;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Makes an answer of what a resource told in {@link Shown}, keeps it, and sees that a writer reads what it wrote. */
class Answering {

    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;

    /** After all filters that change the answer. */
    private static final int LAST = 1;

    @Inject
    CacheConfig config;

    @Inject
    Changes changes;

    @Inject
    ObjectMapper json;

    @Inject
    ReadersDoor door;

    @Inject
    Shown shown;

    @Inject
    PublicChange change;

    @Inject
    CurrentVertxRequest current;

    @ServerResponseFilter(priority = LAST)
    void answer(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource)
            throws JsonProcessingException {
        if (!isRead(request)) {
            if (response.getStatus() < FIRST_ERROR && (change.isMade() || !isDeskOnly(resource))) {
                changes.catchUp();
            }
        } else if (response.getStatus() == OK
                && response.hasEntity()
                && !shown.all().isEmpty()) {
            write(response);
        }
    }

    private static boolean isDeskOnly(ResourceInfo resource) {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(DeskOnly.class);
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD)
                || request.getMethod().equals(HttpMethod.OPTIONS);
    }

    private void write(ContainerResponseContext response) throws JsonProcessingException {
        var request = current.getCurrent();
        var ticket = ReadersDoor.ticketOf(request);
        var answer = new Answer(
                json.writeValueAsBytes(response.getEntity()),
                shown.all(),
                links(response),
                shown.modified() == null ? null : HttpDate.of(Objects.requireNonNull(shown.modified())),
                new Freshness(config, ReadersDoor.begun(request), shown.calmSeconds()));
        if (ticket != null) {
            door.keep(ticket, answer);
        }
        var anonymous = !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        var chosen = answer.head(request.request(), request.response(), anonymous);
        if (chosen == null) {
            response.setStatus(request.response().getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(chosen.bytes());
        }
    }

    private static List<String> links(ContainerResponseContext response) {
        return response.getHeaders().getOrDefault("Link", List.of()).stream()
                .map(Object::toString)
                .toList();
    }
}
