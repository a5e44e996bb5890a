package org.copydesk.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The headers that follow from what is answered: the entity tag to send back with the next write, and where it is. */
class VersionHeaders {

    private static final int CREATED = 201;

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Versioned record)) {
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, Precondition.etag(Objects.requireNonNull(record.version())));
        if (response.getStatus() == CREATED) {
            var address = request.getUriInfo().getRequestUri();
            var location =
                    request.getMethod().equals("POST") ? address.getPath() + "/" + record.id() : address.getPath();
            response.getHeaders().putSingle(HttpHeaders.LOCATION, address.resolve(location));
        }
    }
}
