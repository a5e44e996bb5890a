package org.copydesk.idempotency;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A {@code POST} that takes an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header). It stands beside
 * {@code @Transactional}: the answer is kept in the transaction of the work, so that neither is ever there without the
 * other.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Idempotent {}
