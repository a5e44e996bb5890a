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
import java.util.UUID;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;

/**
 * What readers see of the conversation about an article, below the ORM as docs/decisions/0009 says. A comment is seen where
 * all those it hangs on are.
 */
@ApplicationScoped
public class VisibleComments {

    private static final String COLUMNS = "select c.article_id, c.id, c.parent_id, c.depth, c.author_name, c.body,"
            + " c.quote_id, c.created_at, cast(c.path as text)";

    private static final String SEEN = " c.state = 'VISIBLE'"
            + " and not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE')";

    private static final String OF_ONE = COLUMNS + " from comment c where c.article_id = ? and" + SEEN;

    private static final String THREAD = OF_ONE + " and c.path > cast(? as uuid[]) order by c.path offset ? limit ?";

    private static final String NEWEST =
            OF_ONE + " and (c.created_at, c.id) < (?, ?) order by c.created_at desc, c.id desc offset ? limit ?";

    private static final String COUNT = "select count(*) from comment c where c.article_id = ? and" + SEEN;

    private static final String THREADS = COLUMNS + " from unnest(?) as article(id) cross join lateral ("
            + "select * from comment c where c.article_id = article.id and" + SEEN + " order by c.path limit ?) c";

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    /** A page of the conversation in reading order. */
    public List<VisibleComment> thread(UUID article, String after, int offset, int limit) {
        return list(THREAD, article, after, offset, limit);
    }

    public List<VisibleComment> newest(UUID article, Instant createdAt, UUID id, int offset, int limit) {
        return list(NEWEST, article, createdAt.atOffset(ZoneOffset.UTC), id, offset, limit);
    }

    /** The first comments in reading order of each of several articles. */
    public List<VisibleComment> threads(Collection<UUID> articles, int limit) {
        return list(THREADS, articles.toArray(UUID[]::new), limit);
    }

    public long count(UUID article) {
        return ask(COUNT, row -> row.getLong(1), article).get(0);
    }

    private List<VisibleComment> list(String sql, Object... values) {
        return ask(sql, VisibleComments::comment, values);
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
