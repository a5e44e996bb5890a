package org.copydesk.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Copydesk says when it will not do something: the status, what is wrong and what to do next. {@link Problems}
 * writes it as an RFC 9457 problem; entities may throw it because it knows nothing of the web framework.
 */
public class Refusal extends RuntimeException {

    private final int status;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Refusal(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** 400: the request itself is malformed. */
    public static Refusal badRequest(String detail, Object... args) {
        return new Refusal(400, detail.formatted(args));
    }

    /** 404: there is no such thing, or the caller may not see it; the two are never told apart. */
    public static Refusal notFound(String detail, Object... args) {
        return new Refusal(404, detail.formatted(args));
    }

    /** 409: the state of the record, or another record, forbids it. */
    public static Refusal conflict(String detail, Object... args) {
        return new Refusal(409, detail.formatted(args));
    }

    /** 412: the caller has not seen the current version. */
    public static Refusal stale(String detail, Object... args) {
        return new Refusal(412, detail.formatted(args));
    }

    /** 422: well-formed, but it does not fit the records it speaks of. */
    public static Refusal unprocessable(String detail, Object... args) {
        return new Refusal(422, detail.formatted(args));
    }

    /** 428: the write names no version. */
    public static Refusal preconditionRequired(String detail, Object... args) {
        return new Refusal(428, detail.formatted(args));
    }

    /** Names a bad field of the body by its JSON pointer (RFC 6901), as {@code /segments/0/exact}. */
    public Refusal at(String pointer, String detail, Object... args) {
        errors.add(new FieldError(pointer, detail.formatted(args)));
        return this;
    }

    /** An extension member of the problem (RFC 9457, section 3.2). */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public int status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    /** One bad field: where it is and what is wrong with it. */
    public record FieldError(String pointer, String detail) {}
}
