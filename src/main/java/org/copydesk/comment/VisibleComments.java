package org.copydesk.comment;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of the conversation about an article, below the ORM as docs/decisions/0009 says. A comment is seen where
 * all those it hangs on are.
 */
@ApplicationScoped
public class VisibleComments {

    /** There is one at most; said to be the newest, it is found without a look at those before it. */
    private static final String LIVE = "(select article_id, seconds_until(upper(visible)) as seconds_left,"
            + " summary #>> '{commentPolicy,mode}' <> 'hidden' as shown"
            + " from live_edition where article_id = %s order by visible_from desc limit 1) live";

    private static final String COLUMNS = "select c.article_id, c.id, c.parent_id, c.depth, c.author_name, c.body,"
            + " c.quote_id, c.created_at, cast(c.path as text)";

    private static final String SEEN = " from comment c where c.article_id = live.article_id and live.shown"
            + " and c.state = 'VISIBLE' and (c.depth = 0"
            + " or not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE'))";

    private static final String OF_ONE =
            COLUMNS + ", live.seconds_left from " + LIVE.formatted("?") + " left join lateral (select c.*" + SEEN;

    private static final String THREAD =
            OF_ONE + " and c.path > cast(? as uuid[]) order by c.path offset ? limit ?) c on true order by c.path";

    private static final String NEWEST = OF_ONE
            + " and (c.created_at, c.id) < (?, ?) order by c.created_at desc, c.id desc offset ? limit ?) c on true"
            + " order by c.created_at desc, c.id desc";

    private static final String COUNT = "select (select count(*)" + SEEN + ") from " + LIVE.formatted("?");

    private static final String THREADS = COLUMNS + " from unnest(?) as article(id) cross join lateral "
            + LIVE.formatted("article.id") + " cross join lateral (select c.*" + SEEN + " order by c.path limit ?) c";

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    /**
     * A page of what is said about a live article.
     *
     * @param secondsLeft how long the article stays live unless somebody writes; null means for good
     */
    public record Page(@Nullable Double secondsLeft, List<VisibleComment> comments) {}

    private record Line(
            @Nullable Double secondsLeft, @Nullable VisibleComment comment) {}

    /** In reading order; empty where readers do not see the article. */
    public Optional<Page> thread(UUID article, String after, int offset, int limit) {
        return page(THREAD, article, after, offset, limit);
    }

    /** The same, the latest first. */
    public Optional<Page> newest(UUID article, Instant createdAt, UUID id, int offset, int limit) {
        return page(NEWEST, article, createdAt.atOffset(ZoneOffset.UTC), id, offset, limit);
    }

    /** The first comments in reading order of each of several articles. */
    public List<VisibleComment> threads(Collection<UUID> articles, int limit) {
        return ask(THREADS, VisibleComments::comment, articles.toArray(UUID[]::new), limit);
    }

    public long count(UUID article) {
        return ask(COUNT, row -> row.getLong(1), article).stream().findFirst().orElse(0L);
    }

    /** Where nobody has said anything there is one line, without a comment. */
    private Optional<Page> page(String sql, Object... values) {
        var lines = ask(
                sql,
                row -> new Line(row.getObject(10, Double.class), row.getString(2) == null ? null : comment(row)),
                values);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Page(
                        lines.get(0).secondsLeft,
                        lines.stream()
                                .flatMap(line -> Stream.ofNullable(line.comment))
                                .toList()));
    }

    private <T> List<T> ask(String sql, RowReader<T> reader, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, sent(connection, values[i]));
            }
            var rows = new ArrayList<T>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static Object sent(Connection connection, Object value) throws SQLException {
        return value instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : value;
    }

    private static VisibleComment comment(ResultSet row) throws SQLException {
        return new VisibleComment(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                Objects.requireNonNull(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9));
    }
}
