package org.copydesk.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@link Paging} adds the signed {@code nextCursor} and the {@code Link} headers on the way out. */
public record Listing<T>(
        List<T> data, Meta meta, @JsonIgnore @Nullable Cursor next) implements Paged<T> {

    public record Meta(
            int limit,
            @Nullable String nextCursor,
            @Nullable Long total,
            @Nullable Boolean totalIsEstimate) {

        public Meta sealed(String cursor) {
            return new Meta(limit, cursor, total, totalIsEstimate);
        }
    }

    /** Of long lists only so many rows are counted exactly. */
    public static final int COUNTED_EXACTLY = 10_000;

    /** Beyond what is cheap to count, an estimate says that it is one. */
    public record Total(long rows, boolean estimated) {

        /** @param counted no further than to one more than is counted exactly */
        public static Total of(long counted, LongSupplier estimate) {
            return counted <= COUNTED_EXACTLY
                    ? new Total(counted, false)
                    : new Total(Math.max(counted, estimate.getAsLong()), true);
        }
    }

    /**
     * Asks for one page.
     *
     * @param first sorts before every row
     * @param query the rows behind a place in the list, in the list's order
     * @param keys the sort keys of a row
     */
    public static <T> Listing<T> of(
            PageRequest page, Cursor first, Function<Cursor, SelectionQuery<T>> query, Function<T, Cursor> keys) {
        return counted(
                page, first, query, keys, () -> exactly(query.apply(first).getResultCount()));
    }

    /**
     * The same for lists so long that their total may be an estimate.
     *
     * @param total asked only where the client wants it
     */
    public static <T> Listing<T> counted(
            PageRequest page,
            Cursor first,
            Function<Cursor, SelectionQuery<T>> query,
            Function<T, Cursor> keys,
            Supplier<Total> total) {
        var rows = query.apply(page.after(first))
                .setFirstResult(page.offset())
                .setMaxResults(page.rows())
                .getResultList();
        return counted(rows, page, keys, total);
    }

    /** The same for rows that came another way, one more of them than the page shows where there are more. */
    public static <T> Listing<T> of(List<T> rows, PageRequest page, Function<T, Cursor> keys, LongSupplier total) {
        return counted(rows, page, keys, () -> exactly(total.getAsLong()));
    }

    /** The same for rows that came another way. */
    public static <T> Listing<T> counted(
            List<T> rows, PageRequest page, Function<T, Cursor> keys, Supplier<Total> total) {
        return cut(rows, page, keys, page.count() ? total.get() : null);
    }

    private static <T> Listing<T> cut(List<T> rows, PageRequest page, Function<T, Cursor> keys, @Nullable Total total) {
        var more = rows.size() > page.limit();
        var data = more ? List.copyOf(rows.subList(0, page.limit())) : rows;
        var next = more ? keys.apply(data.get(data.size() - 1)) : null;
        var meta = new Meta(
                page.limit(), null, total == null ? null : total.rows, total != null && total.estimated ? true : null);
        return new Listing<>(data, meta, next);
    }

    private static Total exactly(long rows) {
        return new Total(rows, false);
    }

    /** For a list of another type of rows than the query's. */
    public <R> Listing<R> map(Function<T, R> view) {
        return new Listing<>(data.stream().map(view).toList(), meta, next);
    }

    @Override
    public Listing<T> sealed(String nextCursor) {
        return new Listing<>(data, meta.sealed(nextCursor), next);
    }
}
