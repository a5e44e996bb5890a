package org.copydesk.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of what is only ever answered are always there: those whose record component is never null, because JSON
 * leaves out nothing else. What is taken, too, demands no more than its constraints do.
 */
class Completeness {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final IndexView index;

    Completeness(IndexView index) {
        this.index = index;
    }

    void require(Map<String, Schema> schemas, Collection<Endpoint> endpoints) {
        var answered = new HashMap<String, ClassInfo>();
        endpoints.forEach(endpoint -> collect(endpoint.method().returnType(), answered));
        var taken = new HashMap<String, ClassInfo>();
        endpoints.forEach(endpoint -> endpoint.method().parameterTypes().forEach(type -> collect(type, taken)));
        answered.keySet().removeAll(taken.keySet());
        answered.forEach((name, view) -> {
            var schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null) {
                require(schema, view);
            }
        });
    }

    private void require(Schema schema, ClassInfo view) {
        var always = alwaysThere(view).collect(Collectors.toCollection(HashSet::new));
        if (view.interfaceNames().contains(DotName.createSimple(Versioned.class))) {
            always.add("version");
        }
        always.addAll(Objects.requireNonNullElse(schema.getRequired(), List.of()));
        var required = schema.getProperties().keySet().stream()
                .filter(always::contains)
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private Stream<String> alwaysThere(ClassInfo view) {
        return view.recordComponents().stream().map(RecordComponentInfo::field).flatMap(field -> {
            if (field.hasAnnotation(JsonUnwrapped.class)) {
                return alwaysThere(unwrapped(field));
            }
            return field.type().hasAnnotation(NULLABLE) ? Stream.of() : Stream.of(field.name());
        });
    }

    /** What is already written is of the type that it was written of. */
    private ClassInfo unwrapped(FieldInfo field) {
        var type = field.type();
        var inside = type.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? type.asParameterizedType().arguments().get(0)
                : type;
        return Objects.requireNonNull(index.getClassByName(inside.name()));
    }

    /** All records that a type is made of, by the names of their schemas. */
    private void collect(Type type, Map<String, ClassInfo> records) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            type.asParameterizedType().arguments().forEach(argument -> collect(argument, records));
        }
        var view = type.name().toString().startsWith("org.copydesk.") ? index.getClassByName(type.name()) : null;
        if (view == null) {
            return;
        }
        if (view.isInterface()) {
            index.getAllKnownImplementations(view.name())
                    .forEach(kind -> collect(Type.create(kind.name(), Type.Kind.CLASS), records));
        } else if (view.isRecord() && records.put(nameOf(type, view), view) == null) {
            view.recordComponents().forEach(component -> collect(component.type(), records));
        }
    }

    private static String nameOf(Type type, ClassInfo view) {
        var named = view.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        if (named != null && named.value("name") != null) {
            return named.value("name").asString();
        }
        var parts = new ArrayList<>(List.of(view.name()));
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            type.asParameterizedType().arguments().forEach(argument -> parts.add(argument.name()));
        }
        return parts.stream()
                .map(DotName::withoutPackagePrefix)
                .map(name -> name.replaceAll(".*\\$", ""))
                .collect(Collectors.joining());
    }
}
