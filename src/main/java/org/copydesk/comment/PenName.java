package org.copydesk.comment;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.copydesk.words.Visible;
import org.jspecify.annotations.Nullable;

/** A name that can be seen, and leaves what stands around it on a page where it is. */
@Visible
@ReportAsSingleViolation
@Constraint(validatedBy = PenName.Validator.class)
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@interface PenName {

    Pattern MOVES_OTHERS = Pattern.compile("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]");

    String message() default
            "must hold a letter, a digit or a sign that can be seen, and no line breaks, control characters or"
                    + " characters that turn the direction of writing";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<PenName, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || !MOVES_OTHERS.matcher(name).find();
        }
    }
}
