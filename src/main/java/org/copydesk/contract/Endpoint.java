package org.copydesk.contract;

import static java.util.stream.Collectors.toMap;

import jakarta.ws.rs.PUT;
import java.util.Map;
import java.util.Optional;
import org.copydesk.auth.Right;
import org.copydesk.delivery.ArticleView;
import org.copydesk.http.Paged;
import org.copydesk.http.Precondition;
import org.copydesk.http.Versioned;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The method that does an operation: what its declaration tells of the answers. */
record Endpoint(String operation, MethodInfo method, IndexView index) {

    static Map<String, Endpoint> all(IndexView index) {
        return index.getAnnotations(Operation.class).stream()
                .map(annotation -> new Endpoint(
                        annotation.value("operationId").asString(),
                        annotation.target().asMethod(),
                        index))
                // The index is made of two that overlap.
                .collect(toMap(Endpoint::operation, endpoint -> endpoint, (one, same) -> one));
    }

    Right right() {
        return Right.of(operation)
                .orElseThrow(() ->
                        new IllegalStateException("The table of rights has no row with the operation " + operation));
    }

    int status() {
        var declared = method.annotation(ResponseStatus.class);
        return declared == null ? RestResponse.StatusCode.OK : declared.value().asInt();
    }

    /** Whether it changes a record, or makes one under the id of the address where there is none. */
    boolean makesOrReplaces() {
        return method.hasAnnotation(PUT.class) && isResponse(method.returnType());
    }

    boolean takesVersion() {
        return method.parameterTypes().stream()
                .anyMatch(type -> type.name().equals(DotName.createSimple(Precondition.class)));
    }

    boolean isIdempotent() {
        return method.hasAnnotation(Idempotent.class);
    }

    boolean answersVersion() {
        return answers(Versioned.class);
    }

    boolean answersPage() {
        return answers(Paged.class);
    }

    boolean answersArticle() {
        return answered().name().equals(DotName.createSimple(ArticleView.class));
    }

    Type answered() {
        var type = method.returnType();
        return isResponse(type) ? type.asParameterizedType().arguments().get(0) : type;
    }

    private static boolean isResponse(Type type) {
        return type.name().equals(DotName.createSimple(RestResponse.class));
    }

    private boolean answers(Class<?> kind) {
        return Optional.ofNullable(index.getClassByName(answered().name()))
                .filter(answer -> answer.interfaceNames().contains(DotName.createSimple(kind)))
                .isPresent();
    }
}
