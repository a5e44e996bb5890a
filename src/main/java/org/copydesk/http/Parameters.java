package org.copydesk.http;

import jakarta.validation.Path.MethodNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** What a resource method takes beside its body, learned once from its annotations. */
final class Parameters {

    private static final Map<Method, Parameters> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*([A-Za-z0-9_.-]+)");

    /**
     * What a value may be.
     *
     * @param form null where any text will do, or the converter of its type decides
     * @param text whether the value is taken as it is, even if empty
     * @param several whether there may be more than one
     */
    record Shape(@Nullable Scalar<?> form, boolean text, boolean several) {

        private static final Shape TEXTS = new Shape(null, true, true);

        private Shape(Class<?> type, AnnotatedElement place, boolean several) {
            this(Scalar.of(type, place), type == String.class, several);
        }

        static Shape of(Type declared, AnnotatedElement place) {
            if (!(declared instanceof ParameterizedType list)) {
                return new Shape((Class<?>) declared, place, false);
            }
            var separator = place.getAnnotation(Separator.class);
            if (separator == null || !separator.value().equals(Several.COMMA)) {
                throw new IllegalStateException(place + " needs @Separator(Several.COMMA)");
            }
            return new Shape((Class<?>) list.getActualTypeArguments()[0], place, true);
        }
    }

    private final Map<String, Shape> query = new TreeMap<>();
    private final Map<String, Shape> path = new TreeMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, String> beanNames = new HashMap<>();
    private final List<String> fields;
    private boolean bodyOptional;

    private Parameters(Method method) {
        var templates = TEMPLATE.matcher(template(method.getDeclaringClass()) + template(method))
                .results()
                .map(match -> match.group(1))
                .toList();
        var declared = method.getParameters();
        for (int i = 0; i < declared.length; i++) {
            var parameter = declared[i];
            var name = learn(parameter, parameter.getName(), parameter.getParameterizedType());
            if (name != null) {
                names.put(i, name);
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                learnBean(parameter.getType());
            } else if (templates.contains(parameter.getName())) {
                names.put(i, parameter.getName());
                path.put(parameter.getName(), Shape.of(parameter.getParameterizedType(), parameter));
            } else if (parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                bodyOptional = true;
            }
        }
        fields = Fields.of(method);
        if (!fields.isEmpty()) {
            query.put(Fields.PARAMETER, Shape.TEXTS);
        }
    }

    static Parameters of(Method method) {
        return KNOWN.computeIfAbsent(method, Parameters::new);
    }

    /** The method that Bean Validation names; it sees the subclass in which interceptors live. */
    static Parameters of(Class<?> resource, MethodNode node) {
        var types = node.getParameterTypes().toArray(Class<?>[]::new);
        Class<?> type = resource;
        while (type.isSynthetic() || type.getName().endsWith("_Subclass")) {
            type = type.getSuperclass();
        }
        for (; type != null; type = type.getSuperclass()) {
            try {
                return of(type.getDeclaredMethod(node.getName(), types));
            } catch (NoSuchMethodException e) {
                // declared further up
            }
        }
        throw new IllegalStateException("No method " + node.getName() + " in " + resource);
    }

    Map<String, Shape> query() {
        return query;
    }

    Map<String, Shape> path() {
        return path;
    }

    /** The name of the method's argument in the API; null for the body and for groups of parameters. */
    @Nullable
    String nameAt(int index) {
        return names.get(index);
    }

    /** The name in the API of a member of a group of parameters; null for a member of the body. */
    @Nullable
    String nameOf(String member) {
        return beanNames.get(member);
    }

    /** What {@link Fields} may name; empty where the method does not take it. */
    List<String> fields() {
        return fields;
    }

    /** A body that the method declares {@code @Nullable} may be left out. */
    boolean bodyOptional() {
        return bodyOptional;
    }

    private void learnBean(Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                var name = learn(field, field.getName(), field.getGenericType());
                if (name != null) {
                    beanNames.put(field.getName(), name);
                } else if (field.isAnnotationPresent(BeanParam.class)) {
                    learnBean(field.getType());
                }
            }
        }
    }

    private @Nullable String learn(AnnotatedElement place, String ownName, Type type) {
        for (var annotation : place.getAnnotations()) {
            if (annotation instanceof QueryParam given) {
                return add(query, given.value(), type, place);
            } else if (annotation instanceof RestQuery given) {
                return add(query, given.value().isEmpty() ? ownName : given.value(), type, place);
            } else if (annotation instanceof PathParam given) {
                return add(path, given.value(), type, place);
            } else if (annotation instanceof RestPath given) {
                return add(path, given.value().isEmpty() ? ownName : given.value(), type, place);
            } else if (annotation instanceof HeaderParam given) {
                return given.value();
            } else if (annotation instanceof CookieParam given) {
                return given.value();
            }
        }
        return null;
    }

    private static String add(Map<String, Shape> shapes, String name, Type type, AnnotatedElement place) {
        shapes.put(name, Shape.of(type, place));
        return name;
    }

    private static String template(AnnotatedElement place) {
        var given = place.getAnnotation(Path.class);
        return given == null ? "" : given.value();
    }
}
