package org.copydesk.edition;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Since when the newest 10,000 and 40,000 articles were published, as it was some minutes ago: there a search looks
 * first. How fast it is depends on that, what it finds does not.
 */
@ApplicationScoped
class Recency {

    private static final String WINDOWS = """
            select articles, since
            from unnest(array[10000, 40000]) articles
            cross join lateral (select published_at as since from live_edition
                                order by published_at desc, article_id desc offset articles limit 1) newest
            order by articles""";

    /** @param articles how many are at least as new as {@code since} */
    record Window(int articles, OffsetDateTime since) {}

    private record Known(List<Window> windows, long nanoTime) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanoTime > age.toNanos();
        }
    }

    @ConfigProperty(name = "copydesk.search.windows-known-for", defaultValue = "10m")
    Duration knownFor;

    private volatile @Nullable Known known;

    /** From the newest articles back; none where there are not so many. */
    List<Window> windows(Connection connection) throws SQLException {
        var windows = known;
        if (windows == null || windows.isOlderThan(knownFor)) {
            windows = new Known(read(connection), System.nanoTime());
            known = windows;
        }
        return windows.windows;
    }

    private static List<Window> read(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(WINDOWS);
                var found = statement.executeQuery()) {
            var windows = new ArrayList<Window>();
            while (found.next()) {
                windows.add(new Window(found.getInt(1), found.getObject(2, OffsetDateTime.class)));
            }
            return windows;
        }
    }
}
