package org.copydesk.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copydesk.database.JsonColumns;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The lists of live articles, below the ORM: docs/decisions/0009 says why. The statements are constants; what a request
 * asks for is never part of their text.
 */
@ApplicationScoped
public class LiveArticles {

    private static final int COUNTED_EXACTLY = 10_000;

    // One row that the planner folds away: each wish then costs nothing where it was not made.
    private static final String WISH = """
            from (select cast(? as varchar[]) as sections, cast(? as varchar[]) as tags,
                         cast(? as varchar[]) as without_tags, cast(? as varchar[]) as types,
                         cast(? as varchar[]) as languages, cast(? as uuid[]) as sources, cast(? as uuid[]) as speakers,
                         cast(? as uuid[]) as authors, cast(? as uuid[]) as ids,
                         cast(? as timestamptz) as published_from, cast(? as timestamptz) as published_before,
                         cast(? as timestamptz) as updated_after, cast(? as text) as words,
                         cast(? as timestamptz) as seen_at) wish
            """;

    private static final String NOW = "cross join live_edition e ";
    private static final String THEN = "cross join lateral edition_seen_at(wish.seen_at) e ";

    private static final String FITTING = """
            (wish.sections is null or e.section = any (wish.sections))
            and (wish.tags is null or e.tags && wish.tags)
            and (wish.without_tags is null or not e.tags && wish.without_tags)
            and (wish.types is null or e.type = any (wish.types))
            and (wish.languages is null or e.language = any (wish.languages))
            and (wish.sources is null or e.source_ids && wish.sources)
            and (wish.speakers is null or e.person_ids && wish.speakers and exists (
                select from edition_quote q where q.edition_id = e.id and q.speaker_id = any (wish.speakers)))
            and (wish.authors is null or e.person_ids && wish.authors and exists (
                select from unnest(wish.authors) author(id) where e.summary -> 'creators'
                    @> jsonb_build_array(jsonb_build_object('person', jsonb_build_object('id', author.id)))))
            and (wish.ids is null or e.article_id = any (wish.ids))
            and (wish.published_from is null or e.published_at >= wish.published_from)
            and (wish.published_before is null or e.published_at < wish.published_before)
            and (wish.updated_after is null or e.visible_from > wish.updated_after)
            """;

    private static final String ALL = WISH + NOW + " where " + FITTING;
    private static final String PAST = WISH + THEN + " where " + FITTING;

    private static final String FOUND = WISH + NOW + """
            join edition s on s.id = e.id
            join lateral search_queries(wish.words) query on s.search @@ query.sought
            where
            """ + FITTING;

    private static final String COLUMNS =
            "select e.article_id, e.published_at, e.visible_from, e.summary, (select seconds from calm), ";

    private static final String NOTHING_SOUGHT = "null, null ";

    // Newer wins over slightly better. The score does not change as time goes by, so that pages do not shift.
    private static final String SCORE = "cast(ln(0.000001 + ts_rank_cd(s.search, query.own))"
            + " + extract(epoch from e.published_at) / (86400 * 90) as double precision)";

    private static final String HIGHLIGHT = """
            ts_headline(search_config(e.language), e.text, query.own,
                        'StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=25, MinWords=8')
            """;

    private static final String PAGE = " offset ? limit ?";

    private static final String NEWEST = COLUMNS + NOTHING_SOUGHT + ALL
            + " and (e.published_at, e.article_id) < (?, ?) order by e.published_at desc, e.article_id desc" + PAGE;
    private static final String NEWEST_THEN = COLUMNS + NOTHING_SOUGHT + PAST
            + " and (e.published_at, e.article_id) < (?, ?) order by e.published_at desc, e.article_id desc" + PAGE;
    private static final String OLDEST = COLUMNS + NOTHING_SOUGHT + ALL
            + " and (e.published_at, e.article_id) > (?, ?) order by e.published_at, e.article_id" + PAGE;
    private static final String UPDATED = COLUMNS + NOTHING_SOUGHT + ALL
            + " and (e.visible_from, e.article_id) < (?, ?) order by e.visible_from desc, e.article_id desc" + PAGE;
    private static final String FOUND_BEST = COLUMNS + SCORE + ", " + HIGHLIGHT + FOUND + " and (" + SCORE
            + ", e.article_id) < (?, ?) order by " + SCORE + " desc, e.article_id desc" + PAGE;
    private static final String FOUND_NEWEST = COLUMNS + SCORE + ", " + HIGHLIGHT + FOUND
            + " and (e.published_at, e.article_id) < (?, ?) order by e.published_at desc, e.article_id desc" + PAGE;

    private static final String LIMIT_OF_COUNT = " limit " + (COUNTED_EXACTLY + 1) + ") counted";
    /** In which order; each with the statement that keeps it. */
    public enum Order {
        NEWEST(LiveArticles.NEWEST, ALL),
        OLDEST(LiveArticles.OLDEST, ALL),
        UPDATED(LiveArticles.UPDATED, ALL),
        BEST(LiveArticles.FOUND_BEST, FOUND),
        NEWEST_FOUND(LiveArticles.FOUND_NEWEST, FOUND),
        NEWEST_THEN(LiveArticles.NEWEST_THEN, PAST);

        private final String statement;
        private final String count;
        private final String estimate;

        Order(String statement, String rows) {
            this.statement = statement;
            this.count = "select count(*) from (select 1 " + rows + LIMIT_OF_COUNT;
            this.estimate = "explain (format json) select 1 " + rows;
        }

        private Cursor start() {
            return switch (this) {
                case OLDEST -> Cursor.of(Cursor.BEGINNING_OF_TIME, Cursor.LOWEST_ID);
                case BEST -> Cursor.of(Double.MAX_VALUE, Cursor.HIGHEST_ID);
                default -> Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID);
            };
        }

        private Cursor after(Row row) {
            return switch (this) {
                case BEST -> Cursor.of(row.score, row.articleId);
                case UPDATED -> Cursor.of(row.visibleFrom, row.articleId);
                default -> Cursor.of(row.publishedAt, row.articleId);
            };
        }

        private Object key(Cursor cursor) {
            return this == BEST
                    ? Double.valueOf(cursor.text(0))
                    : cursor.time(0).atOffset(ZoneOffset.UTC);
        }
    }

    /**
     * @param calmSeconds how long the set of live editions stays as it is unless somebody writes; null means for good
     * @param passage of the text where the words were found, each between U+E000 and U+E001
     */
    public record Row(
            UUID articleId,
            Instant publishedAt,
            Instant visibleFrom,
            PublishedSummary summary,
            @Nullable Double calmSeconds,
            double score,
            @Nullable String passage) {}

    @Inject
    AgroalDataSource database;

    public Listing<Row> list(ArticleWish wish, Order order, PageRequest page) {
        try (var connection = database.getConnection()) {
            var rows = rows(connection, wish, order, page);
            return Listing.counted(rows, page, order::after, () -> total(connection, wish, order));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static List<Row> rows(Connection connection, ArticleWish wish, Order order, PageRequest page)
            throws SQLException {
        try (var statement = prepare(connection, order.statement)) {
            var next = ask(statement, wish);
            var after = page.after(order.start());
            statement.setObject(next++, order.key(after));
            statement.setObject(next++, after.id(1));
            statement.setInt(next++, page.offset());
            statement.setInt(next, page.rows());
            var rows = new ArrayList<Row>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        try {
            return new Row(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    JsonColumns.MAPPER.readValue(row.getString(4), PublishedSummary.class),
                    row.getObject(5, Double.class),
                    row.getDouble(6),
                    row.getString(7));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exact as far as counting is cheap; beyond that what the planner expects, and never less than was counted. */
    private static Listing.Total total(Connection connection, ArticleWish wish, Order order) {
        try {
            var counted = Long.parseLong(one(connection, order.count, wish));
            if (counted <= COUNTED_EXACTLY) {
                return new Listing.Total(counted, false);
            }
            var plan = JsonColumns.MAPPER.readTree(one(connection, order.estimate, wish));
            return new Listing.Total(
                    Math.max(counted, plan.at("/0/Plan/Plan Rows").asLong()), true);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String one(Connection connection, String query, ArticleWish wish) throws SQLException {
        try (var statement = prepare(connection, query)) {
            ask(statement, wish);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    /** Planned anew each time: a plan that serves every wish serves none. */
    private static PreparedStatement prepare(Connection connection, String query) throws SQLException {
        var statement = connection.prepareStatement(query);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    private static int ask(PreparedStatement statement, ArticleWish wish) throws SQLException {
        var next = 1;
        for (var names :
                new List<?>[] {wish.sections(), wish.tags(), wish.withoutTags(), wish.types(), wish.languages()}) {
            setArray(statement, next++, "varchar", names);
        }
        for (var ids : new List<?>[] {wish.sources(), wish.speakers(), wish.authors(), wish.ids()}) {
            setArray(statement, next++, "uuid", ids);
        }
        for (var instant : new Instant[] {wish.publishedFrom(), wish.publishedBefore(), wish.updatedAfter()}) {
            statement.setObject(
                    next++, instant == null ? null : instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        }
        statement.setString(next++, wish.words());
        var seenAt = wish.seenAt();
        statement.setObject(
                next++, seenAt == null ? null : seenAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return next;
    }

    private static void setArray(PreparedStatement statement, int index, String type, @Nullable List<?> values)
            throws SQLException {
        if (values == null) {
            statement.setNull(index, Types.ARRAY);
        } else {
            statement.setArray(
                    index,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    type, values.stream().map(Object::toString).toArray()));
        }
    }
}
