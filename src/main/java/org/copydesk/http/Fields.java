package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code fields} of the request: which fields of what it answers a reader wants, of each row where it is a
 * list. Everything that is read takes it, except at the desk, where what was read is edited and sent back.
 */
@RequestScoped
public class Fields {

    static final String PARAMETER = "fields";

    private static final TypeFactory TYPES = TypeFactory.defaultInstance();

    /** Without it nobody knows what they have got. */
    private static final String ALWAYS = "id";

    private @Nullable Set<String> named;

    /**
     * Whether the answer shows a field.
     *
     * @param otherwise whether it does where no fields are named
     */
    public boolean show(String field, boolean otherwise) {
        return named == null ? otherwise : named.contains(field);
    }

    /** Where fields are named, this is one of them: another parameter asks for it. */
    public void alsoShow(String field) {
        if (named != null) {
            named.add(field);
        }
    }

    @Nullable
    Set<String> named() {
        return named;
    }

    void name(List<String> given, List<String> possible) {
        var names = new HashSet<>(given);
        var unknown = given.stream().filter(name -> !possible.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid()
                    .parameter(
                            PARAMETER,
                            "names fields, and here '%s' is none; there are %s",
                            unknown.get(0),
                            String.join(", ", possible));
        }
        names.add(ALWAYS);
        named = names;
    }

    /** The fields of what a method answers, in their order; none where it does not take the parameter. */
    static List<String> of(Method method) {
        var resource = method.getDeclaringClass().getAnnotation(Path.class);
        if (!method.isAnnotationPresent(GET.class)
                || resource == null
                || resource.value().startsWith("/desk")) {
            return List.of();
        }
        return of(shown(TYPES.constructType(method.getGenericReturnType()))).toList();
    }

    private static JavaType shown(JavaType answer) {
        for (var around : List.of(RestResponse.class, Paged.class)) {
            var inside = answer.findTypeParameters(around);
            if (inside.length > 0) {
                return inside[0];
            }
        }
        return answer;
    }

    private static Stream<String> of(JavaType view) {
        return !view.getRawClass().isRecord()
                ? Stream.of()
                : Arrays.stream(view.getRawClass().getRecordComponents()).flatMap(component -> {
                    var field = component.getAccessor();
                    if (field.isAnnotationPresent(JsonIgnore.class)) {
                        return Stream.of();
                    }
                    return field.isAnnotationPresent(JsonUnwrapped.class)
                            ? of(unwrapped(TYPES.constructType(component.getGenericType())))
                            : Stream.of(component.getName());
                });
    }

    /** What is already written is of the type that it was written of. */
    private static JavaType unwrapped(JavaType type) {
        return type.containedTypeCount() == 1 ? type.containedType(0) : type;
    }
}
