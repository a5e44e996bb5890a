package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What Copydesk says when it will not do something: the status, what is wrong and what to do next. {@link Problems}
 * writes it as an RFC 9457 problem; entities may throw it because it knows nothing of the web framework.
 */
public class Refusal extends RuntimeException {

    private static final String READ_THE_ERRORS = "Correct what errors names, and send the request again.";

    private final int status;
    private String type = "about:blank";
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean overtaken;

    private Refusal(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** For the statuses that only this package speaks of: what the protocol, not a feature, refuses. */
    static Refusal of(int status, String detail, Object... args) {
        return new Refusal(status, words(detail, args));
    }

    /** 400 for bad fields and parameters, each added by {@link #at} or {@link #parameter}. */
    public static Refusal invalid() {
        return of(400, READ_THE_ERRORS).type("validation");
    }

    /** 400: the request itself is malformed. */
    public static Refusal badRequest(String detail, Object... args) {
        return of(400, detail, args);
    }

    /** 403: the caller may not, whoever else may. */
    public static Refusal forbidden(String detail, Object... args) {
        return of(403, detail, args);
    }

    /** 404: there is no such thing, or the caller may not see it; the two are never told apart. */
    public static Refusal notFound(String detail, Object... args) {
        return of(404, detail, args);
    }

    /** 409: the state of the record, or another record, forbids it. */
    public static Refusal conflict(String detail, Object... args) {
        return of(409, detail, args);
    }

    /** 410: it was here, and was taken back for good. */
    public static Refusal gone(String detail, Object... args) {
        return of(410, detail, args);
    }

    /** 412: the caller has not seen the current version. */
    public static Refusal stale(String detail, Object... args) {
        return of(412, detail, args).type("stale-version");
    }

    /** 413: more than is taken at once. */
    public static Refusal tooLarge(String detail, Object... args) {
        return of(413, detail, args);
    }

    /** 415: what kind of body it is, nobody here reads. */
    public static Refusal unsupported(String detail, Object... args) {
        return of(415, detail, args);
    }

    /** 422: well-formed, but it does not fit the records it speaks of. */
    public static Refusal unprocessable(String detail, Object... args) {
        return of(422, detail, args);
    }

    /** 428: the write names no version. */
    public static Refusal preconditionRequired(String detail, Object... args) {
        return of(428, detail, args).type("version-required");
    }

    /** 503: something that this needs does not answer. */
    public static Refusal unavailable(String detail, int retryAfterSeconds) {
        return of(503, detail).header("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** Names the kind of problem for programs; the default, {@code about:blank}, says no more than the status. */
    public Refusal type(String kind) {
        type = "urn:copydesk:problem:" + kind;
        return this;
    }

    /** Names a bad field of the body by its JSON pointer (RFC 6901), as {@code /segments/0/exact}. */
    public Refusal at(String pointer, String detail, Object... args) {
        errors.add(new FieldError(pointer, null, words(detail, args)));
        return this;
    }

    /** Names a bad parameter of the path, the query or the headers. */
    public Refusal parameter(String name, String detail, Object... args) {
        errors.add(new FieldError(null, name, words(detail, args)));
        return this;
    }

    /** An extension member of the problem (RFC 9457, section 3.2). */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /**
     * The same about a part of a larger request.
     *
     * @param body where the body of the part stands in the larger one, as a JSON pointer
     * @param places where a parameter of the part stands in the larger body
     */
    public Refusal inside(String detail, String body, UnaryOperator<String> places) {
        var whole = of(status, detail);
        errors.forEach(error -> whole.at(
                error.parameter() == null ? body + error.pointer() : places.apply(error.parameter()), error.detail()));
        headers.forEach(whole::header);
        whole.overtaken = overtaken;
        return whole;
    }

    Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Another write came between: the same request may do. */
    Refusal overtaken() {
        overtaken = true;
        return this;
    }

    boolean isOvertaken() {
        return overtaken;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Without arguments the text is taken as it stands: it may quote a user's percent sign. */
    private static String words(String detail, Object... args) {
        return args.length == 0 ? detail : detail.formatted(args);
    }

    /** One bad field of the body, or one bad parameter: where it is and what is wrong with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            @Nullable String pointer, @Nullable String parameter, String detail) {}
}
