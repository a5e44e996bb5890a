package org.copydesk.http;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/** The methods behind all addresses of the API. */
@Singleton
class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)[^}]*}");

    private volatile @Nullable List<Route> known;

    record Route(String method, Pattern path, List<String> variables, RuntimeResource resource) {

        Method target() {
            return resource.getLazyMethod().getMethod();
        }
    }

    /** A name of its own is meant before a variable, and comes first. */
    List<Route> at(String path) {
        var plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return all().stream()
                .filter(route -> route.path().matcher(plain).matches())
                .toList();
    }

    /** RFC 9110 wants them in every 405, Quarkus leaves them out. */
    String allowedAt(String path) {
        return String.join(", ", methodsAt(path));
    }

    /** None where there is nothing. Where a name of its own is meant, those of a variable in its place are not. */
    Set<String> methodsAt(String path) {
        var methods = new TreeSet<String>();
        var routes = at(path);
        routes.stream()
                .filter(route ->
                        route.variables().size() == routes.get(0).variables().size())
                .map(Route::method)
                .forEach(methods::add);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    /** What bodies may be sent there; where nothing is said of it, JSON. */
    List<String> takenAt(String path, String method) {
        var types = at(path).stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route -> route.resource().getConsumes().stream())
                .filter(type -> !type.isWildcardType())
                .map(MediaType::toString)
                .distinct()
                .toList();
        return types.isEmpty() ? List.of(MediaType.APPLICATION_JSON) : types;
    }

    /** Learned from the first question on, when all resources are deployed. */
    private List<Route> all() {
        var routes = known;
        if (routes == null) {
            routes = read();
            known = routes;
        }
        return routes;
    }

    private static List<Route> read() {
        var routes = new ArrayList<Route>();
        var deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        RuntimeResourceVisitor.visitRuntimeResources(
                deployment.getPrefix(), deployment.getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        var variables = VARIABLE.matcher(template)
                                .results()
                                .map(variable -> variable.group(1))
                                .toList();
                        var path = Pattern.compile(VARIABLE.matcher(template).replaceAll("([^/]+)"));
                        routes.add(new Route(method, path, variables, resource));
                    }
                });
        routes.sort(Comparator.comparingInt(route -> route.variables().size()));
        return routes;
    }
}
