package org.copydesk.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
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
                        request.getUriInfo().getRequestUri().getPath())
                .forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }

    /** @param path that was called; the scheme and the host are what the client, or a proxy, knows us by */
    static Map<String, String> of(Versioned record, int status, String method, String path) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.ETAG, Precondition.etag(Objects.requireNonNull(record.version())));
        if (status == CREATED) {
            headers.put(HttpHeaders.LOCATION, method.equals("POST") ? within(path) + record.id() : path);
        }
        return headers;
    }

    private static String within(String path) {
        return path.endsWith("/") ? path : path + '/';
    }
}
