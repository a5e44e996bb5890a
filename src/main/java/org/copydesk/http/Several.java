package org.copydesk.http;

import java.util.Arrays;
import java.util.List;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

/** Several values of one parameter, with commas between: any of them will do. */
public final class Several {

    private static final int MAX_VALUES = 100;

    private Several() {}

    /** Null where the parameter was not given. */
    public static <T> @Nullable List<T> of(String parameter, @Nullable String given, Class<T> type) {
        if (given == null) {
            return null;
        }
        var texts = given.split(",", -1);
        if (texts.length > MAX_VALUES) {
            throw Refusal.invalid().parameter(parameter, "takes at most %d values", MAX_VALUES);
        }
        return Arrays.stream(texts)
                .map(text -> one(parameter, text.strip(), type))
                .toList();
    }

    /** Rows of which the value at a path is any of those given; all rows, where the parameter was not. */
    public static <X, T> Restriction<X> anyOf(String parameter, @Nullable String given, Path<X, T> path) {
        var values = of(parameter, given, path.getType());
        return values == null ? Restriction.unrestricted() : path.in(values);
    }

    private static <T> T one(String parameter, String text, Class<T> type) {
        if (text.isEmpty()) {
            throw Refusal.invalid().parameter(parameter, "must not have an empty value between its commas");
        }
        var scalar = Scalar.of(type);
        return type.cast(
                scalar == null
                        ? text
                        : scalar.read(text)
                                .orElseThrow(() -> Refusal.invalid()
                                        .parameter(parameter, "takes values that are each %s", scalar.expected())));
    }
}
