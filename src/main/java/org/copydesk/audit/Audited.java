package org.copydesk.audit;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** Which fields of audited records are never written down, and how the others are. */
final class Audited {

    /** Counters and times that follow from the change itself. */
    private static final Set<String> BOOKKEEPING =
            Set.of("version", "createdAt", "createdBy", "updatedAt", "updatedBy");

    /** A use of a token is not a change that somebody made. */
    private static final Set<String> NO_CHANGE = Set.of("lastUsedAt");

    private Audited() {}

    static boolean writesDown(RecordKind kind, String field) {
        return !kind.leavesOut(field) && !BOOKKEEPING.contains(field) && !NO_CHANGE.contains(field);
    }

    /** The fields that are written down, by name. */
    static Map<String, @Nullable Object> fields(Object record) {
        var kind = Objects.requireNonNull(RecordKind.of(record.getClass()));
        var fields = new LinkedHashMap<String, @Nullable Object>();
        GETTERS.get(record.getClass()).keySet().stream()
                .filter(name -> !name.equals("id") && writesDown(kind, name))
                .forEach(name -> fields.put(name, plain(read(record, name))));
        return fields;
    }

    /** Other records by their ids, parts by their fields, everything else as it is. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof HibernateProxy proxy) {
            return proxy.getHibernateLazyInitializer().getIdentifier();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Audited::plain).toList();
        }
        if (value != null && value.getClass().isAnnotationPresent(Embeddable.class)) {
            var parts = new LinkedHashMap<String, @Nullable Object>();
            GETTERS.get(value.getClass()).keySet().forEach(part -> parts.put(part, plain(read(value, part))));
            return parts;
        }
        if (value != null && value.getClass().isAnnotationPresent(Entity.class)) {
            return read(value, "id");
        }
        return value;
    }

    static @Nullable Object read(Object owner, String name) {
        try {
            var getter = GETTERS.get(owner.getClass()).get(name);
            return getter == null ? null : getter.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Panache gives every public field of a record a getter, and hides the field behind it. */
    private static final ClassValue<Map<String, Method>> GETTERS = new ClassValue<>() {

        @Override
        protected Map<String, Method> computeValue(Class<?> record) {
            var getters = new LinkedHashMap<String, Method>();
            Arrays.stream(record.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers())
                            && !field.getName().startsWith("$"))
                    .forEach(field -> {
                        var getter = getter(record, field);
                        if (getter != null) {
                            getters.put(field.getName(), getter);
                        }
                    });
            return getters;
        }

        private @Nullable Method getter(Class<?> record, Field field) {
            try {
                var name = field.getName();
                var verb = field.getType() == boolean.class ? "is" : "get";
                return record.getMethod(verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            } catch (NoSuchMethodException none) {
                return null;
            }
        }
    };
}
