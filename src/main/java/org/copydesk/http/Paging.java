package org.copydesk.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Seals the cursors that go out and opens those that come in; links each page to the next (RFC 8288). */
@Singleton
class Paging {

    private static final Pattern STEP = Pattern.compile("^(cursor|page)(=|$)");

    @Inject
    Cursors cursors;

    @ServerResponseFilter
    void link(ContainerResponseContext response, UriInfo request) {
        if (!(response.getEntity() instanceof Paged<?> listing)) {
            return;
        }
        response.getHeaders().add("Link", link(request, null, null, "first"));
        if (listing.next() == null) {
            return;
        }
        var sealed = cursors.seal(listing.next(), request);
        response.setEntity(listing.sealed(sealed));
        var page = request.getQueryParameters().getFirst("page");
        response.getHeaders()
                .add(
                        "Link",
                        page == null
                                ? link(request, "cursor", sealed, "next")
                                : link(request, "page", Integer.toString(Integer.parseInt(page) + 1), "next"));
    }

    /** A path without a host: what the client calls us is the client's (or the proxy's) knowledge. */
    private static String link(UriInfo request, @Nullable String step, @Nullable String value, String relation) {
        var address = request.getRequestUri();
        var parameters = Stream.concat(
                        Stream.ofNullable(address.getRawQuery())
                                .flatMap(query -> Arrays.stream(query.split("&")))
                                .filter(parameter -> !STEP.matcher(parameter).find()),
                        Stream.ofNullable(step).map(name -> name + '=' + value))
                .collect(Collectors.joining("&"));
        return "<" + address.getRawPath() + (parameters.isEmpty() ? "" : "?" + parameters) + ">; rel=\"" + relation
                + '"';
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
