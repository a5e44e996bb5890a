package org.copydesk.database;

import java.sql.Connection;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.copydesk.http.Listing;

/**
 * About ten thousand rows of a table that stand for all of it; the same each time, as long as none are written.
 *
 * @param table by its name in the database
 */
public record Sample(String table) {

    /** Where the sample is more of the table, all of it is counted fast. */
    private static final double LARGEST_SHARE = 0.1;

    /** Where fewer rows of the sample are in a list, chance would be too large a part of an estimate. */
    private static final int FEWEST = 200;

    /** So far from what is counted exactly that chance cannot have it estimated. */
    private static final int FEWEST_ESTIMATED = 2 * Listing.COUNTED_EXACTLY;

    /** Follows the table's name, or its alias, in a statement. */
    public String clause() {
        return " tablesample system (100 * sampled_share('" + table + "')) repeatable (0)";
    }

    /** Which part of the table it is in fact: pages are taken by chance, not rows. */
    public double share(Connection connection) {
        return Sql.of("select count(*) / (select greatest(1, reltuples) from pg_class where oid = cast('" + table
                        + "' as regclass)) from " + table + clause())
                .read(connection, row -> row.getDouble(1))
                .get(0);
    }

    /**
     * The total of a list that has much of a long table. To count most of millions of rows for each page takes seconds.
     *
     * @param share that the sample is of the table
     * @param found how many rows of the sample are in the list
     * @return none where it is better counted
     */
    public static Optional<Listing.Total> estimate(double share, LongSupplier found) {
        if (share > LARGEST_SHARE) {
            return Optional.empty();
        }
        var sampled = found.getAsLong();
        var rows = Math.round(sampled / share);
        return sampled < FEWEST || rows < FEWEST_ESTIMATED
                ? Optional.empty()
                : Optional.of(new Listing.Total(rows, true));
    }
}
