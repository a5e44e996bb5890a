package org.copydesk.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Leaves out what {@link Fields} does not name, while the answer is written: nothing is made twice. */
@Singleton
class FieldSelection {

    /** After {@link Paging} has seen the list, and before the answer is written for the cache. */
    private static final int WHEN_ALL_IS_THERE = 100;

    private static final List<String> NOTHING_CHOSEN = List.of("");

    @Inject
    Fields fields;

    @ServerRequestFilter
    void read(ResourceInfo resource, UriInfo uri) {
        var given = uri.getQueryParameters().get(Fields.PARAMETER);
        if (given != null && !given.equals(NOTHING_CHOSEN) && resource.getResourceMethod() != null) {
            var possible = Parameters.of(resource.getResourceMethod()).fields();
            if (!possible.isEmpty()) {
                fields.name(Several.of(given), possible);
            }
        }
    }

    @ServerResponseFilter(priority = WHEN_ALL_IS_THERE)
    void select(ContainerResponseContext response) {
        var named = fields.named();
        if (named != null && response.hasEntity() && response.getStatus() == RestResponse.StatusCode.OK) {
            response.setEntity(new Selected(response.getEntity(), named));
        }
    }

    private record Selected(Object whole, Set<String> fields) implements JsonSerializable {

        @Override
        public void serialize(JsonGenerator out, SerializerProvider serializers) throws IOException {
            var shown = new Shown(fields);
            var filter = whole instanceof Paged<?> ? new Rows(shown) : shown;
            var selecting =
                    new FilteringGeneratorDelegate(out, filter, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true);
            serializers.defaultSerializeValue(whole, selecting);
        }

        @Override
        public void serializeWithType(JsonGenerator out, SerializerProvider serializers, TypeSerializer type)
                throws IOException {
            serialize(out, serializers);
        }
    }

    private static class Shown extends TokenFilter {

        private final Set<String> fields;

        Shown(Set<String> fields) {
            this.fields = fields;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            return fields.contains(name) ? INCLUDE_ALL : null;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }
    }

    /** Around the rows a list stays as it is. */
    private static final class Rows extends TokenFilter {

        private final TokenFilter row;

        Rows(TokenFilter row) {
            this.row = row;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            return name.equals("data") ? row : INCLUDE_ALL;
        }
    }
}
