package org.copydesk.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** An example of each operation that works on the sample newsroom ({@code examples.json}). */
class Examples {

    /** Parameters and a body for one operation; bodies by their media types, where they are not JSON. */
    record Example(
            @Nullable Map<String, Object> path,
            @Nullable Map<String, Object> query,
            @Nullable Object body,
            @Nullable Map<String, Object> bodies) {}

    private final Map<String, Example> examples = read();

    void illustrate(Operation operation) {
        var example = examples.get(operation.getOperationId());
        if (example == null) {
            throw new IllegalStateException("examples.json has no example of " + operation.getOperationId());
        }
        illustrate(operation, example.path());
        illustrate(operation, example.query());
        if (example.bodies() != null) {
            var content = operation.getRequestBody().getContent();
            // Types that were declared together are one object.
            example.bodies()
                    .forEach((type, body) -> content.addMediaType(
                            type,
                            OASFactory.createMediaType()
                                    .schema(content.getMediaType(type).getSchema())
                                    .example(body)));
        } else if (example.body() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type -> type.setExample(example.body()));
        }
    }

    private static void illustrate(Operation operation, @Nullable Map<String, Object> values) {
        if (values != null) {
            values.forEach((name, value) ->
                    Objects.requireNonNull(parameter(operation, name)).example(value));
        }
    }

    private static @Nullable Parameter parameter(Operation operation, String name) {
        return operation.getParameters().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Example> read() {
        try (var file = Examples.class.getResourceAsStream("/examples.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
