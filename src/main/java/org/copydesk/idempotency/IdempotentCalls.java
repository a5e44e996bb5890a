package org.copydesk.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.copydesk.database.Sha256;
import org.copydesk.http.InnerCalls;
import org.copydesk.http.Refusal;
import org.copydesk.server.Uploads;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs within the transaction of the resource method, which begins at a lower priority. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotentCalls {

    private static final String HEADER = "Idempotency-Key";
    private static final String TAKEN = IdempotentCalls.class.getName();
    private static final String ANONYMOUS = "reader";

    /** The draft writes a string of RFC 9651, in quotes; most clients leave the quotes out. */
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255})\"?");

    @Inject
    KeptAnswers answers;

    @Inject
    CurrentVertxRequest request;

    @Inject
    SecurityIdentity identity;

    @Inject
    ObjectMapper json;

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        var current = request.getCurrent();
        var headers = current.request().headers().getAll(HEADER);
        // One key stands for the whole request, whatever it is made of.
        if (headers.isEmpty() || current.get(TAKEN) != null) {
            return call.proceed();
        }
        current.put(TAKEN, true);
        try {
            return once(keyIn(headers), call);
        } finally {
            // A write that another one overtook is made again in the same request, and with its key.
            current.remove(TAKEN);
        }
    }

    private @Nullable Object once(String key, InvocationContext call) throws Exception {
        var id = Sha256.of(caller() + '\n' + key);
        var fingerprint = fingerprint();
        if (!answers.claim(Long.parseUnsignedLong(id.substring(0, 16), 16))) {
            throw Refusal.conflict("The same request is being answered at this moment. Send it again in a second.")
                    .type("idempotency-key-busy");
        }
        answers.kept(id).ifPresent(kept -> {
            throw kept.request.equals(fingerprint) ? new Replay(kept) : otherRequest();
        });
        var result = call.proceed();
        answers.forget(id);
        answers.forgetOld();
        keep(id, fingerprint, call.getMethod(), result).persistAndFlush();
        return result;
    }

    /** A refusal is not kept: it undid its work, so that asking again is safe and may go better. */
    private KeptAnswer keep(String id, String fingerprint, Method method, @Nullable Object result)
            throws JsonProcessingException {
        var shown = result instanceof RestResponse<?> response ? response.getEntity() : result;
        var kept = shown instanceof ShownOnce secret ? secret.withoutSecret() : shown;
        var body = kept == null ? null : json.writeValueAsString(kept);
        return KeptAnswer.of(id, fingerprint, InnerCalls.statusOf(method, result), body, shown);
    }

    private String caller() {
        return identity.isAnonymous() ? ANONYMOUS : ((Caller) identity.getPrincipal()).callerKey();
    }

    /** The same bytes are another story as another type. That of a form has its boundary, which is new each time. */
    private String fingerprint() {
        var current = request.getCurrent();
        var files = Uploads.of(current).stream()
                .map(upload -> upload.name() + '\n' + upload.contentType() + '\n' + Sha256.of(upload.file()))
                .collect(Collectors.joining("\n"));
        var body = files.isEmpty()
                ? current.request().getHeader(HttpHeaders.CONTENT_TYPE)
                        + '\n'
                        + current.body().asString()
                : files;
        return Sha256.of(current.request().uri() + '\n' + body);
    }

    private static String keyIn(List<String> headers) {
        var key = KEY.matcher(headers.get(0).strip());
        if (headers.size() > 1 || !key.matches()) {
            throw Refusal.invalid()
                    .parameter(
                            HEADER,
                            "must be given once, as 1 to 255 visible ASCII characters without quotes or backslashes;"
                                    + " a random UUID is best");
        }
        return key.group(1);
    }

    private static Refusal otherRequest() {
        return Refusal.unprocessable(
                        "This key was used in the last 24 hours for another request. Send a new key with a new request.")
                .type("idempotency-key-reused")
                .parameter(HEADER, "belongs to a request with another address, type or body");
    }
}
