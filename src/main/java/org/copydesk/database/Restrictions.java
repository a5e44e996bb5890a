package org.copydesk.database;

import java.util.List;
import org.hibernate.query.range.Range;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

/** What a list may be restricted to. Where nothing is given, all rows will do. */
public final class Restrictions {

    private Restrictions() {}

    /** The value is one of these. */
    public static <X, T> Restriction<X> anyOf(Path<X, T> path, List<T> values) {
        return values.isEmpty() ? Restriction.unrestricted() : path.in(values);
    }

    /** The value is this or a greater one, and less than the other. */
    public static <X, T extends Comparable<T>> Restriction<X> between(
            Path<X, T> path, @Nullable T from, @Nullable T before) {
        return Restriction.all(
                from == null ? Restriction.unrestricted() : path.restrict(Range.greaterThanOrEqualTo(from)),
                before == null ? Restriction.unrestricted() : path.restrict(Range.lessThan(before)));
    }
}
