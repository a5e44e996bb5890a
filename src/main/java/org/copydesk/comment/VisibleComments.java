package org.copydesk.comment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;
import org.copydesk.http.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of the conversation about an article, below the ORM as docs/decisions/0009 says. A comment is seen where
 * all those it hangs on are.
 */
@ApplicationScoped
public class VisibleComments {

    /** A list has up to a hundred articles, each with its conversation. */
    private static final int COUNTED_AT_MOST = Listing.COUNTED_EXACTLY + 1;

    /** There is one at most; said to be the newest, it is found without a look at those before it. */
    private static final String LIVE = "select article_id, seconds_left, policy ->> 'mode' <> 'hidden' as shown,"
            + " policy ->> 'pageSize' as page_size, policy ->> 'showCount' = 'true' as counted"
            + " from (select article_id, seconds_until(upper(visible)) as seconds_left, summary -> 'commentPolicy' as policy"
            + " from live_edition where article_id = %s order by visible_from desc limit 1) newest";

    private static final String COLUMNS = "c.id, c.parent_id, c.depth, c.author_name, c.body, c.quote_id, c.created_at";

    private static final String SEEN = " and c.state = 'VISIBLE' and (c.depth = 0"
            + " or not exists (select from comment a where a.id = any(c.path) and a.state <> 'VISIBLE'))";

    private static final String OF_ONE = "with live as materialized (" + LIVE.formatted("?") + ") select ";

    /** Not joined: so the order of the index is that of the answer, and nothing is sorted. */
    private static final String SAID = " from comment c where c.article_id = ? and (select shown from live)" + SEEN;

    private static final String ABOUT_QUOTE = " and c.quote_id = ?";
    private static final String PAGE =
            OF_ONE + COLUMNS + ", (select seconds_left from live), (select page_size from live), ";
    private static final String COUNT = OF_ONE + "count(*)" + SAID;

    private static final String THREADS =
            "select c.*, live.seconds_left, null, null, live.article_id from unnest(?) as article(id) cross join lateral ("
                    + LIVE.formatted("article.id") + ") live cross join lateral (select " + COLUMNS
                    + " from comment c where c.article_id = live.article_id and live.shown" + SEEN
                    + " order by c.path limit cast(live.page_size as int)) c";

    private static final String COUNTS = "select live.article_id, (select count(*) from (select from comment c"
            + " where c.article_id = live.article_id" + SEEN + " limit " + COUNTED_AT_MOST + ") counted)"
            + " from unnest(?) as article(id) cross join lateral ("
            + LIVE.formatted("article.id") + ") live where live.shown and live.counted";

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    /** What readers see of one conversation, or of what is said in it about one quote. */
    public record Wish(UUID article, @Nullable UUID quote) {

        private String all(String statement) {
            return quote == null ? statement : statement + ABOUT_QUOTE;
        }

        private List<Object> values(Object... more) {
            return Stream.of(Stream.of(article, article), Stream.ofNullable(quote), Stream.of(more))
                    .<Object>flatMap(values -> values)
                    .toList();
        }
    }

    /** In reading order; empty where nobody has said anything, or readers do not see the article. */
    public List<VisibleComment> thread(Wish wish, String after, int offset, int limit) {
        return ask(
                wish.all(PAGE + "cast(c.path as text)" + SAID)
                        + " and c.path > cast(? as uuid[]) order by c.path offset ? limit ?",
                VisibleComments::comment,
                wish.values(after, offset, limit));
    }

    /** The same, the latest first. */
    public List<VisibleComment> newest(Wish wish, Instant createdAt, UUID id, int offset, int limit) {
        return ask(
                wish.all(PAGE + "null" + SAID)
                        + " and (c.created_at, c.id) < (?, ?) order by c.created_at desc, c.id desc offset ? limit ?",
                VisibleComments::comment,
                wish.values(createdAt, id, offset, limit));
    }

    public long count(Wish wish) {
        return ask(wish.all(COUNT), row -> row.getLong(1), wish.values()).get(0);
    }

    /** The first page in reading order of each of several conversations. */
    public Map<UUID, List<VisibleComment>> threads(Collection<UUID> articles) {
        return ask(
                        THREADS,
                        row -> Map.entry(Objects.requireNonNull(row.getObject(11, UUID.class)), comment(row)),
                        List.of((Object) articles.toArray(UUID[]::new)))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** How many there are on each of several articles whose policy shows it; from there on more than are counted exactly. */
    public Map<UUID, Long> counts(Collection<UUID> articles) {
        return ask(
                        COUNTS,
                        row -> Map.entry(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getLong(2)),
                        List.of((Object) articles.toArray(UUID[]::new)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private <T> List<T> ask(String sql, RowReader<T> reader, List<Object> values) {
        return RowReader.over(database, connection -> new Sql(sql, values).read(connection, reader));
    }

    private static VisibleComment comment(ResultSet row) throws SQLException {
        return new VisibleComment(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, UUID.class),
                RowReader.time(row, 7),
                row.getObject(8, Double.class),
                row.getInt(9),
                row.getString(10));
    }
}
