package org.copydesk.http;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** Which methods an address knows: RFC 9110 wants them in every 405, Quarkus leaves them out. */
final class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private AllowedMethods() {}

    static String of(String path) {
        var methods = new TreeSet<String>();
        RuntimeResourceVisitor.visitRuntimeResources(
                ResteasyReactiveRecorder.getCurrentDeployment().getPrefix(),
                ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
                new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        if (path.matches(VARIABLE.matcher(template).replaceAll("[^/]+") + "/?")) {
                            methods.add(method);
                        }
                    }
                });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }
}
