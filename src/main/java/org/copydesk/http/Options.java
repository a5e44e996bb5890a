package org.copydesk.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Answers OPTIONS: Quarkus would tell the methods of a whole class at each of its addresses, and at those that it has not. */
@Singleton
class Options {

    @Inject
    Routes routes;

    @ServerRequestFilter(preMatching = true)
    @Nullable
    RestResponse<Void> answer(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        var path = request.getUriInfo().getRequestUri().getPath();
        if (routes.at(path).isEmpty()) {
            throw Problems.plain(404);
        }
        return RestResponse.ResponseBuilder.<Void>ok()
                .header("Allow", routes.allowedAt(path))
                .build();
    }
}
