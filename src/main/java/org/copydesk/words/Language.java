package org.copydesk.words;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A language tag of BCP 47, as {@code en-GB} or {@code ar}. */
@Size(max = Language.LENGTH)
@Pattern(regexp = Language.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
public @interface Language {

    int LENGTH = 35;
    String PATTERN = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

    String message() default "must be a BCP 47 language tag such as en-GB";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
