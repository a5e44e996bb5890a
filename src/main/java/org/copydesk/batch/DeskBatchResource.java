package org.copydesk.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.auth.SectionLimit;
import org.copydesk.http.InnerCalls;
import org.copydesk.http.Refusal;
import org.copydesk.idempotency.Idempotent;
import org.copydesk.idempotency.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/batch")
@Tag(name = "Desk: batch")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskBatchResource {

    @Inject
    EntityManager database;

    @Inject
    InnerCalls calls;

    @Inject
    SectionLimit limit;

    @POST
    @Transactional
    @Idempotent
    @Operation(operationId = "runBatch", summary = "Do up to 200 writes at once: all of them, or none")
    public BatchView run(@Valid @NotNull BatchInput input, @Context SecurityContext caller) {
        var answers = new ArrayList<BatchView.Answer>();
        for (var i = 0; i < input.operations().size(); i++) {
            answers.add(run(input.operations().get(i).call(), i, caller));
        }
        return new BatchView(answers);
    }

    private BatchView.Answer run(InnerCalls.Call call, int index, SecurityContext caller) {
        try {
            var answer = calls.answer(call, caller, method -> {
                limit.require(Actor.of(caller), call.method(), call.path());
                requireFit(method);
            });
            // What the database refuses, it refuses now; and the next operation reads everything anew, as it would
            // alone.
            calls.refusing(call, database::flush);
            database.clear();
            return BatchView.Answer.of(answer);
        } catch (Refusal refused) {
            throw refusalOf(call, index, refused);
        }
    }

    /** A secret is shown once, which a batch that is sent again could not keep to; a raw story is no JSON. */
    private static void requireFit(Method method) {
        var taken = method.getAnnotation(Consumes.class);
        if (method.getDeclaringClass() == DeskBatchResource.class
                || ShownOnce.class.isAssignableFrom(method.getReturnType())
                || taken != null && Arrays.stream(taken.value()).noneMatch(type -> type.endsWith("json"))) {
            throw Refusal.unprocessable("This can only be done by a request of its own.");
        }
    }

    private static Refusal refusalOf(InnerCalls.Call call, int index, Refusal refused) {
        var operation = "/operations/" + index;
        return refused.inside(
                        "Nothing was done, because operation %d of the batch (%s %s; the first is 0) was refused: %s"
                                .formatted(index, call.method(), call.path(), refused.getMessage()),
                        operation + "/body",
                        parameter -> operation + (parameter.startsWith("If-") ? "/headers/" + parameter : "/path"))
                .type("batch-refused")
                .with("operation", index)
                .with("problem", InnerCalls.problem(refused, call));
    }
}
