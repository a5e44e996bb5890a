package org.copydesk.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
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
        of(
                        record,
                        response.getStatus(),
                        request.getMethod(),
                        request.getUriInfo().getRequestUri())
                .forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }

    /** @param address that was called */
    static Map<String, String> of(Versioned record, int status, String method, URI address) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.ETAG, Precondition.etag(Objects.requireNonNull(record.version())));
        if (status == CREATED) {
            var location = method.equals("POST") ? address.getPath() + "/" + record.id() : address.getPath();
            headers.put(HttpHeaders.LOCATION, address.resolve(location).toString());
        }
        return headers;
    }
}
