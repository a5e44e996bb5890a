package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@link Paging} adds the signed {@code nextCursor} and the {@code Link} headers on the way out. */
public record Listing<T>(
        List<T> data, Meta meta, @JsonIgnore @Nullable Cursor next) {

    public record Meta(
            int limit,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    /**
     * Asks for one page.
     *
     * @param first sorts before every row
     * @param query the rows behind a place in the list, in the list's order
     * @param keys the sort keys of a row
     */
    public static <T> Listing<T> of(
            PageRequest page, Cursor first, Function<Cursor, SelectionQuery<T>> query, Function<T, Cursor> keys) {
        var rows = query.apply(page.after(first))
                .setFirstResult(page.offset())
                .setMaxResults(page.rows())
                .getResultList();
        return cut(rows, page, keys, page.count() ? query.apply(first).getResultCount() : null);
    }

    /**
     * The same for rows that came another way, one more of them than the page shows where there are more.
     *
     * @param total asked only where the client wants it
     */
    public static <T> Listing<T> of(List<T> rows, PageRequest page, Function<T, Cursor> keys, LongSupplier total) {
        return cut(rows, page, keys, page.count() ? total.getAsLong() : null);
    }

    private static <T> Listing<T> cut(List<T> rows, PageRequest page, Function<T, Cursor> keys, @Nullable Long total) {
        var more = rows.size() > page.limit();
        var data = more ? List.copyOf(rows.subList(0, page.limit())) : rows;
        var next = more ? keys.apply(data.get(data.size() - 1)) : null;
        return new Listing<>(data, new Meta(page.limit(), null, total), next);
    }

    /** For a list of another type of rows than the query's. */
    public <R> Listing<R> map(Function<T, R> view) {
        return new Listing<>(data.stream().map(view).toList(), meta, next);
    }

    Listing<T> sealed(String nextCursor) {
        return new Listing<>(data, new Meta(meta.limit, nextCursor, meta.total), next);
    }
}
