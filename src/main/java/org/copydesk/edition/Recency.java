package org.copydesk.edition;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The months in which the newest 10,000 articles were published, those of twice as many and so on up to 640,000, and the rest, as
 * it was some minutes ago: in that order a search looks for the newest. How fast it is depends on that, what it finds does not.
 */
@ApplicationScoped
class Recency {

    private static final Sql SINCE = Sql.of("""
            select since
            from unnest(array[10000, 20000, 40000, 80000, 160000, 320000, 640000]) articles
            cross join lateral (select published_at as since from live_edition
                                order by published_at desc, article_id desc offset articles limit 1) newest
            order by since desc""");

    /** What {@code calendar_of} takes for the first decade reaches back to all times, and the last one to all that come. */
    private static final YearMonth BEGINNING = YearMonth.of(1900, 1);

    private static final YearMonth END_OF_FIRST_DECADE = BEGINNING.plusYears(10);
    private static final YearMonth LAST_DECADE = YearMonth.of(2100, 1);
    private static final YearMonth END = LAST_DECADE.plusYears(10);

    private record Known(List<YearMonth> starts, long nanoTime) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanoTime > age.toNanos();
        }
    }

    @Inject
    SearchConfig config;

    private volatile @Nullable Known known;

    /**
     * From the newest back, each as PostgreSQL writes an array of what {@code calendar_of} an instant gives; together all
     * there are between the two instants. Empty where there are so few articles that all can be looked at.
     */
    List<String> months(Connection connection, Instant from, Instant to) {
        var starts = known;
        if (starts == null || starts.isOlderThan(config.monthsKnownFor())) {
            starts = new Known(starts(connection), System.nanoTime());
            known = starts;
        }
        return starts.starts.isEmpty() ? List.of() : between(starts.starts, from, to);
    }

    /** All there are between two instants, as one part. */
    static String months(Instant from, Instant to) {
        return between(List.of(), from, to).get(0);
    }

    private static List<YearMonth> starts(Connection connection) {
        return SINCE.read(connection, row -> month(RowReader.time(row, 1)));
    }

    /** @param starts of each part but the last, which begins with all times; the newest first */
    static List<String> between(List<YearMonth> starts, Instant from, Instant to) {
        var first = month(from).isBefore(END_OF_FIRST_DECADE) ? BEGINNING : earlier(month(from), LAST_DECADE);
        var end = month(to).isBefore(LAST_DECADE) ? later(month(to).plusMonths(1), END_OF_FIRST_DECADE) : END;
        var parts = new ArrayList<String>();
        for (var start : starts) {
            if (start.isBefore(end)
                    && start.isAfter(first)
                    && !start.isBefore(END_OF_FIRST_DECADE)
                    && !start.isAfter(LAST_DECADE)) {
                parts.add(array(start, end));
                end = start;
            }
        }
        parts.add(array(first, later(end, first.plusMonths(1))));
        return parts;
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? other : one;
    }

    /** As few decades, years and months as there can be. */
    private static String array(YearMonth start, YearMonth end) {
        var parts = new ArrayList<Integer>();
        for (var month = start; month.isBefore(end); ) {
            var isYear = month.getMonthValue() == 1 && !month.plusYears(1).isAfter(end);
            var isDecade =
                    isYear && month.getYear() % 10 == 0 && !month.plusYears(10).isAfter(end);
            parts.add(
                    isDecade
                            ? month.getYear() / 10
                            : isYear ? month.getYear() : 100 * month.getYear() + month.getMonthValue());
            month = isDecade ? month.plusYears(10) : isYear ? month.plusYears(1) : month.plusMonths(1);
        }
        return parts.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }
}
