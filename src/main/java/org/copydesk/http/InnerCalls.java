package org.copydesk.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.copydesk.http.Routes.Route;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Calls the resource method behind an address as a request of its own would, in the transaction that is running. The
 * method is called through the container, so roles, validation and transactions hold as ever; addresses, parameters,
 * bodies and refusals are read and said by the same classes. Only writes can be called: they take an id, a version and a
 * body, where reads also take lists of parameters.
 */
@Singleton
public class InnerCalls {

    @Inject
    ObjectMapper json;

    @Inject
    Problems problems;

    @Inject
    Routes routes;

    public record Call(
            String method,
            String path,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable JsonNode body) {}

    public record Answer(
            int status,
            Map<String, String> headers,
            @Nullable JsonNode body) {}

    /**
     * Does it and tells the answer; what is wrong with it is thrown as it would be answered.
     *
     * @param guard refuses what may not be called so, once the caller's role allows it
     */
    public Answer answer(Call call, SecurityContext caller, Consumer<Method> guard) {
        try {
            return invoke(call, caller, guard);
        } catch (Exception e) {
            throw problems.refusal(e, call.method() + " " + call.path());
        }
    }

    /** Does it, and says what goes wrong as it would be answered to this call. */
    public void refusing(Call call, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw problems.refusal(e, call.method() + " " + call.path());
        }
    }

    /** As the problem that a request of its own would have been answered with. */
    public static Problem problem(Refusal refusal, Call call) {
        return Problem.of(refusal, call.path());
    }

    /** The status of what a resource method returned. */
    public static int statusOf(Method method, @Nullable Object result) {
        if (result instanceof RestResponse<?> response) {
            return response.getStatus();
        }
        var declared = method.getAnnotation(ResponseStatus.class);
        return declared != null ? declared.value() : result == null ? 204 : 200;
    }

    private Answer invoke(Call call, SecurityContext caller, Consumer<Method> guard) throws Exception {
        var route = find(call);
        requireRole(route.target(), caller);
        guard.accept(route.target());
        var arguments = arguments(call, route, caller);
        var bean = route.resource().getEndpointFactory().createInstance().getInstance();
        var result = route.resource().getInvoker().invoke(bean, arguments);
        var shown = result instanceof RestResponse<?> response ? response.getEntity() : result;
        var status = statusOf(route.target(), result);
        var headers = new LinkedHashMap<String, String>();
        if (shown instanceof Versioned versioned) {
            headers.putAll(VersionHeaders.of(versioned, status, call.method(), call.path()));
        }
        return new Answer(status, headers, shown == null ? null : json.valueToTree(shown));
    }

    /** The container asks the same again; but as for any request, who may not is told nothing of what else is wrong. */
    private static void requireRole(Method target, SecurityContext caller) {
        var ofMethod = target.getAnnotation(RolesAllowed.class);
        var roles = ofMethod != null ? ofMethod : target.getDeclaringClass().getAnnotation(RolesAllowed.class);
        if (roles == null || Arrays.stream(roles.value()).noneMatch(caller::isUserInRole)) {
            throw new ForbiddenException();
        }
    }

    private Route find(Call call) {
        var known = routes.at(call.path());
        if (!Address.isPlainPath(call.path()) || known.isEmpty()) {
            throw Problems.plain(404);
        }
        return known.stream()
                .filter(route -> route.method().equals(call.method()))
                .findFirst()
                .orElseThrow(() -> Problems.plain(405).header("Allow", routes.allowedAt(call.path())));
    }

    private @Nullable Object[] arguments(Call call, Route route, SecurityContext caller) {
        var given = pathVariables(call, route);
        var parameters = Parameters.of(route.target());
        StrictParameters.check(given, parameters);
        var declared = route.target().getParameters();
        var arguments = new @Nullable Object[declared.length];
        for (var i = 0; i < declared.length; i++) {
            var type = declared[i].getType();
            var name = parameters.nameAt(i);
            if (name != null) {
                arguments[i] = StrictParameters.read(Objects.requireNonNull(given.get(name)), type);
            } else if (type == Precondition.class) {
                arguments[i] = new Precondition(listOf(call.ifMatch()), listOf(call.ifNoneMatch()));
            } else if (type == SecurityContext.class) {
                arguments[i] = caller;
            } else {
                arguments[i] = body(call, parameters, declared[i].getParameterizedType());
            }
        }
        return arguments;
    }

    private @Nullable Object body(Call call, Parameters parameters, Type type) {
        if (call.body() == null || call.body().isNull()) {
            if (parameters.bodyOptional()) {
                return null;
            }
            throw JsonBody.missing();
        }
        try {
            return json.treeToValue(call.body(), json.constructType(type));
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e, call.body(), type, json);
        }
    }

    private static Map<String, String> pathVariables(Call call, Route route) {
        Matcher found = route.path().matcher(call.path());
        if (!found.lookingAt()) {
            throw Problems.plain(404);
        }
        var variables = new TreeMap<String, String>();
        for (var i = 0; i < route.variables().size(); i++) {
            variables.put(route.variables().get(i), Objects.requireNonNull(found.group(i + 1)));
        }
        return variables;
    }

    private static @Nullable List<String> listOf(@Nullable String header) {
        return header == null ? null : List.of(header);
    }
}
