package org.copydesk.database;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

/**
 * A table that grows for as long as a newsroom works: from some hundred thousand rows on a sample tells how many a list
 * has.
 *
 * @param name in the database
 */
public record LongTable<X>(String name, SingularAttribute<X, UUID> id) {

    /** The rows of a list, in its order. */
    @FunctionalInterface
    public interface Rows<X> {
        SelectionQuery<X> behind(Cursor place, Restriction<X> wanted);
    }

    /**
     * One page of a list.
     *
     * @param first sorts before every row
     * @param keys the sort keys of a row
     */
    public Listing<X> list(
            Session session,
            PageRequest page,
            Cursor first,
            Restriction<X> wanted,
            Rows<X> rows,
            Function<X, Cursor> keys) {
        return Listing.counted(
                page,
                first,
                at -> rows.behind(at, wanted),
                keys,
                () -> total(session, within -> rows.behind(first, Restriction.all(wanted, within))));
    }

    private Listing.Total total(Session session, Function<Restriction<X>, SelectionQuery<X>> rows) {
        var sample = new Sample(name);
        var share = session.doReturningWork(sample::share);
        // Looked up by their ids: a planner may join them to all rows, of which it expects to need few.
        var sampled =
                new SqlRestriction<X>("? = any (array(select id from " + name + sample.clause() + "))", List.of(id));
        return Sample.estimate(share, () -> rows.apply(sampled).getResultCount())
                .orElseGet(() ->
                        new Listing.Total(rows.apply(Restriction.unrestricted()).getResultCount(), false));
    }
}
