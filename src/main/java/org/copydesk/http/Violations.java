package org.copydesk.http;

import com.fasterxml.jackson.core.JsonPointer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.AssertTrue;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Says violations of Bean Validation in the names of the API: pointers into the body, names of parameters. */
public final class Violations {

    private Violations() {}

    /** Null where the service broke its own promise (a bad return value): that is no fault of the caller. */
    public static @Nullable Refusal refusal(ConstraintViolationException thrown) {
        var refusal = Refusal.invalid();
        var violations = thrown.getConstraintViolations().stream()
                .sorted(Comparator.comparing((ConstraintViolation<?> violation) ->
                                violation.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .toList();
        for (var violation : violations) {
            if (!add(violation, refusal)) {
                return null;
            }
        }
        return refusal;
    }

    private static boolean add(ConstraintViolation<?> violation, Refusal refusal) {
        var nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        if (nodes.stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE)) {
            return false;
        }
        // What is demanded of several fields together stands in a method, of which callers know nothing: the object is
        // named.
        var ofWhole = violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue;
        var last = nodes.get(nodes.size() - 1);
        var pointer = JsonPointer.empty();
        String parameter = null;
        Parameters parameters = null;
        for (var node : nodes) {
            switch (node.getKind()) {
                case METHOD -> parameters = Parameters.of(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
                case PARAMETER ->
                    parameter = Objects.requireNonNull(parameters)
                            .nameAt(node.as(Path.ParameterNode.class).getParameterIndex());
                case PROPERTY -> {
                    pointer = into(pointer, node);
                    if (parameters != null && parameter == null) {
                        parameter = parameters.nameOf(Objects.requireNonNull(node.getName()));
                    }
                    if (!ofWhole || node != last) {
                        pointer = pointer.appendProperty(node.getName());
                    }
                }
                case CONTAINER_ELEMENT -> pointer = into(pointer, node);
                default -> {
                    // cross-parameter, constructor and class-level nodes add no step to the place
                }
            }
        }
        var detail = violation.getMessage();
        if (parameter != null) {
            refusal.parameter(parameter, detail);
        } else {
            refusal.at(pointer.toString(), detail);
        }
        return true;
    }

    /** An element of a list has an index, one of a map a key. */
    private static JsonPointer into(JsonPointer pointer, Path.Node container) {
        var place = container.getIndex() == null ? container.getKey() : container.getIndex();
        return place == null ? pointer : pointer.appendProperty(place.toString());
    }
}
