package org.copydesk.database;

import jakarta.persistence.metamodel.SingularAttribute;
import java.sql.Connection;
import java.sql.SQLException;
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
 * A table that grows for as long as a newsroom works. To count most of millions of rows for each page of a list takes
 * seconds: from some hundred thousand on a sample tells how many there are.
 *
 * @param name in the database
 */
public record LongTable<X>(String name, SingularAttribute<X, UUID> id) {

    /** Where the sample is more of the table, all of it is counted fast. */
    private static final double LARGEST_SHARE = 0.1;

    /** Where fewer of the sample's 10,000 rows are in the list, chance would be too large a part of an estimate. */
    private static final int FEWEST = 1_000;

    private static final String SAMPLE =
            " tablesample system (100 * sampled_share(cast(? as regclass))) repeatable (0)";

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
        var share = session.doReturningWork(this::sampledShare);
        if (share < LARGEST_SHARE) {
            var found = rows.apply(sampled()).getResultCount();
            if (found >= FEWEST) {
                return new Listing.Total(Math.round(found / share), true);
            }
        }
        return new Listing.Total(rows.apply(Restriction.unrestricted()).getResultCount(), false);
    }

    /** Which part of the table the sample is in fact: pages are taken by chance, not rows. */
    private double sampledShare(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("select count(*) / (select greatest(1, reltuples) from pg_class"
                        + " where oid = cast(? as regclass)) from " + name + SAMPLE)) {
            statement.setString(1, name);
            statement.setString(2, name);
            var row = statement.executeQuery();
            row.next();
            return row.getDouble(1);
        }
    }

    private Restriction<X> sampled() {
        return new SqlRestriction<>("? in (select id from " + name + SAMPLE + ")", List.of(id), name);
    }
}
