package org.copydesk.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Seals the cursors that go out and opens those that come in; links each page to the next (RFC 8288). */
@Singleton
class Paging {

    @Inject
    Cursors cursors;

    @Inject
    CurrentVertxRequest current;

    @ServerResponseFilter
    void link(ContainerResponseContext response, UriInfo request) {
        if (!(response.getEntity() instanceof Paged<?> listing)) {
            return;
        }
        // As it was sent: UriInfo would parse it anew.
        var list = current.getCurrent().request();
        var selection = withoutStep(list.query());
        response.getHeaders().add("Link", link(list.path(), selection, "first"));
        if (listing.next() == null) {
            return;
        }
        var sealed = cursors.seal(listing.next(), request);
        response.setEntity(listing.sealed(sealed));
        var step = step(request.getQueryParameters(), sealed);
        response.getHeaders()
                .add("Link", link(list.path(), selection.isEmpty() ? step : selection + '&' + step, "next"));
    }

    private static String step(MultivaluedMap<String, String> asked, String sealed) {
        var page = asked.getFirst("page");
        if (page != null) {
            var next = Integer.parseInt(page) + 1;
            var limit = asked.getFirst("limit");
            if (PageRequest.isNumbered(next, limit == null ? PageRequest.DEFAULT_LIMIT : Integer.parseInt(limit))) {
                return "page=" + next;
            }
        }
        return "cursor=" + sealed;
    }

    /** A path without a host: what the client calls us is the client's (or the proxy's) knowledge. */
    private static String link(String path, String query, String relation) {
        return '<' + path + (query.isEmpty() ? "" : '?' + query) + ">; rel=\"" + relation + '"';
    }

    private static String withoutStep(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(parameter -> !parameter.startsWith("cursor=") && !parameter.startsWith("page="))
                        .collect(Collectors.joining("&"));
    }

    @Provider
    static class Opening implements ParamConverterProvider {

        @Inject
        Cursors cursors;

        @Inject
        UriInfo request;

        @Override
        public <T> @Nullable ParamConverter<T> getConverter(
                Class<T> type, @Nullable Type genericType, Annotation @Nullable [] annotations) {
            return type != Cursor.class
                    ? null
                    : new ParamConverter<>() {
                        @Override
                        public @Nullable T fromString(@Nullable String value) {
                            return value == null ? null : type.cast(cursors.open(value, request));
                        }

                        @Override
                        public String toString(T value) {
                            return cursors.seal((Cursor) value, request);
                        }
                    };
        }
    }
}
