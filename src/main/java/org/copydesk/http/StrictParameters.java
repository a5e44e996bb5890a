package org.copydesk.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.copydesk.http.Parameters.Shape;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parameters of a request against what its method declares, before any is converted: the converters of the
 * framework answer 404 for a bad value, take the first of several, and overlook a misspelt name.
 */
@Singleton
class StrictParameters {

    private static final int VALUE_SHOWN_CHARS = 60;

    private static final String EMPTY = "must not be empty: leave it out";

    @Inject
    CurrentVertxRequest current;

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        var parameters = Parameters.of(method);
        var refusal = Refusal.invalid();
        // By name, so that the answer does not depend on a map.
        new TreeMap<>(uri.getPathParameters())
                .forEach((name, values) -> values.forEach(
                        value -> checkValue(name, value, parameters.path().get(name), refusal)));
        checkQuery(asWritten(current.getCurrent().request().params()), parameters, refusal);
        if (!refusal.errors().isEmpty()) {
            throw refusal;
        }
    }

    /** The same for parameters of a path that came another way. */
    static void check(Map<String, String> path, Parameters parameters) {
        var refusal = Refusal.invalid();
        path.forEach((name, value) -> checkValue(name, value, parameters.path().get(name), refusal));
        if (!refusal.errors().isEmpty()) {
            throw refusal;
        }
    }

    /** What passed the check, as the method takes it. */
    static Object read(String value, Class<?> type) {
        var scalar = Scalar.of(type);
        return scalar == null ? value : scalar.read(value).orElseThrow();
    }

    /** To the framework {@code Section} is another {@code section}. */
    private static Map<String, List<String>> asWritten(MultiMap query) {
        var given = new LinkedHashMap<String, List<String>>();
        query.forEach((name, value) ->
                given.computeIfAbsent(name, first -> new ArrayList<>()).add(value));
        return given;
    }

    private static void checkQuery(Map<String, List<String>> given, Parameters parameters, Refusal refusal) {
        Map<String, Shape> known = parameters.query();
        given.forEach((name, values) -> {
            var shape = known.get(name);
            if (shape == null) {
                refusal.parameter(
                        name,
                        known.isEmpty()
                                ? "is unknown: this address takes no query parameters"
                                : "is unknown: this address takes " + String.join(", ", known.keySet()));
            } else if (shape.several()) {
                checkSeveral(name, Several.of(values), shape, refusal);
            } else if (values.size() > 1) {
                refusal.parameter(name, "must be given only once");
            } else {
                checkValue(name, values.get(0), shape, refusal);
            }
        });
    }

    /**
     * None at all is as if the parameter were left out: this is what forms send where nothing is chosen. No ids are what programs
     * send that have none, and do not want all.
     */
    private static void checkSeveral(String name, List<String> values, Shape shape, Refusal refusal) {
        if (values.size() > Several.MAX_VALUES) {
            refusal.parameter(name, "takes at most %d values", Several.MAX_VALUES);
        } else if (values.size() > 1 && values.contains("")) {
            refusal.parameter(name, "must not have an empty value among others");
        } else if (values.contains("") && shape.form() == Scalar.ID) {
            refusal.parameter(name, EMPTY);
        } else if (!values.contains("")) {
            values.forEach(value -> checkValue(name, value, shape, refusal));
        }
    }

    private static void checkValue(String name, String value, @Nullable Shape shape, Refusal refusal) {
        if (shape == null || shape.text()) {
            return;
        }
        var form = shape.form();
        if (form != null && form.read(value).isEmpty()) {
            refusal.parameter(name, "must be %s, not '%s'", form.expected(), shown(value));
        } else if (value.isEmpty()) {
            refusal.parameter(name, EMPTY);
        }
    }

    private static String shown(String value) {
        return value.length() <= VALUE_SHOWN_CHARS ? value : value.substring(0, VALUE_SHOWN_CHARS) + "…";
    }

    /** What passed the check above is read in the same form: enums by their names in the API. */
    @Provider
    static class Converters implements ParamConverterProvider {

        @Override
        public <T> @Nullable ParamConverter<T> getConverter(
                Class<T> type, @Nullable Type genericType, Annotation @Nullable [] annotations) {
            var scalar = Scalar.of(type);
            return scalar == null || !type.isEnum()
                    ? null
                    : new ParamConverter<>() {
                        @Override
                        public @Nullable T fromString(@Nullable String value) {
                            return value == null
                                    ? null
                                    : type.cast(scalar.read(value).orElseThrow());
                        }

                        @Override
                        public String toString(T value) {
                            return CamelCase.of((Enum<?>) value);
                        }
                    };
        }
    }
}
