package org.copydesk.edition;

import static org.copydesk.database.Condition.among;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.copydesk.database.Condition;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;
import org.copydesk.database.WrittenJson;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/** The lists of live articles, and the search in them. */
@ApplicationScoped
public class LiveArticleLists {

    /** How many found articles, the newest, compete for being the best. The others follow, newest first. */
    private static final int BEST_OF = 100;

    /** On later pages the same compete, with what has got a date among theirs since, an import perhaps. */
    private static final int STILL_BEST_OF = 1_000;

    /** What the cursor of one that follows has besides its date and id. */
    private static final String FOLLOWS = "follows";

    /** A search that finds so many in a large archive has few of them in a sample. */
    private static final int FOUND_COUNTED_EXACTLY = 30_000;

    private static final PageRequest ONE = new PageRequest(1, null, null, false);

    /** What is demanded of an edition {@code e}. */
    private static final List<Condition<ArticleWish>> CONDITIONS = List.of(
            among(ArticleWish::sections, "varchar", "e.section"),
            new Condition<>(ArticleWish::withoutSections, "varchar", "e.section <> all (?)"),
            new Condition<>(ArticleWish::tags, "varchar", "e.tags && ?"),
            new Condition<>(ArticleWish::withoutTags, "varchar", "not e.tags && ?"),
            among(LiveArticleLists::types, "varchar", "e.type"),
            new Condition<>(ArticleWish::withoutTypes, "varchar", "e.type <> all (?)"),
            among(ArticleWish::languages, "varchar", "e.language"),
            new Condition<>(ArticleWish::sources, "uuid", "e.source_ids && ?"),
            new Condition<>(ArticleWish::speakers, "uuid", """
                    e.person_ids && ? and exists (
                        select from edition_quote q where q.edition_id = e.id and q.speaker_id = any (?))"""),
            new Condition<>(ArticleWish::authors, "uuid", """
                    e.person_ids && ? and exists (
                        select from unnest(?) author(id) where cast(e.summary -> 'creators' as jsonb)
                            @> jsonb_build_array(jsonb_build_object('person', jsonb_build_object('id', author.id))))"""),
            among(ArticleWish::ids, "uuid", "e.article_id"),
            new Condition<>(ArticleWish::publishedFrom, "timestamptz", "e.published_at >= ?"),
            new Condition<>(ArticleWish::publishedBefore, "timestamptz", "e.published_at < ?"),
            new Condition<>(ArticleWish::updatedAfter, "timestamptz", "e.visible_from > ?"));

    private static final Sql NOW = Sql.of(" from live_edition e");
    /** What is live, as a planner knows best how many that are: it knows nothing of {@code past}. */
    private static final Sql EXPECTED = Sql.of(" from (select * from edition where visible @> now()) e");

    private static final String THEN = " from edition_seen_at(?) e";
    private static final String FITTING_WORDS = " query join live_edition e on e.search @@ query.sought"
            + " and search_language(e.language) = any (query.languages)";

    /** Where what is sought is read before. */
    private static final Sql FITTING = Sql.of(" from" + FITTING_WORDS);

    private static final String FOUND = " from search_queries(?)" + FITTING_WORDS;

    private static final String COLUMNS =
            "select e.article_id, e.published_at, e.visible_from, e.summary, (select seconds from calm)";

    private static final String WHAT_IS_SHOWN = ", e.id as edition, cast(e.sought as text) as sought";

    // Newer wins over slightly better. The score does not change as time goes by, so that pages do not shift.
    private static final String SCORE = "cast(ln(0.000001 + ts_rank_cd(e.search, e.sought))"
            + " + extract(epoch from e.published_at) / (86400 * 90) as double precision)";

    private static final String SOUGHT = "with query as materialized (select * from search_queries(?)) ";

    /**
     * The newest that are found. As finding them is all the cost there is, nothing on the outside may make the planner look
     * for them in another way.
     */
    private static final String NEWEST_FIRST =
            "(select * from (select e.*, query.sought%s offset 0) e order by e.published_at desc, e.article_id desc limit %s)";

    /** Part after part, until enough are found. */
    private static final String NEWEST_IN_PARTS =
            "(select e.* from (select * from %s with ordinality part (months, place) order by place) part"
                    + " cross join lateral %s e order by part.place limit %s)";

    private static final Sql IN_PART = Sql.of("calendar_of(e.published_at) && cast(part.months as int[])");

    /**
     * To rank an article its words are read, so that only so many are. Each knows which compete with it: on the next page the
     * newest may be others.
     */
    private static final String RANKED = "(select e.*, " + SCORE + " as score,"
            + " first_value(e.published_at) over competition as newest,"
            + " last_value(e.published_at) over competition as oldest,"
            + " last_value(e.article_id) over competition as oldest_id"
            + " from %s e window competition as (order by e.published_at desc, e.article_id desc"
            + " rows between unbounded preceding and unbounded following) offset 0) e";

    private static final String COMPETING = "e.published_at <= ? and (e.published_at, e.article_id) >= (?, ?)";

    /**
     * Whole pages of the table, chosen by chance and the same ones each time. Their rows are looked up by their ids, because a
     * planner that joins them would read the whole table.
     */
    private static final String SAMPLED = """
            from (select id from edition tablesample system ((select 100 * share from scope)) repeatable (0)) page
            cross join lateral (select %s offset 0) sampled""";

    private static final Sql OF_PAGE = Sql.of("e.id = page.id");

    /** In which order, and of what. */
    public enum Order {
        NEWEST("e.published_at", " desc"),
        OLDEST("e.published_at", ""),
        LAST_UPDATED("e.visible_from", " desc"),
        FIRST_UPDATED("e.visible_from", ""),
        BEST(", e.score, e.newest, e.oldest, e.oldest_id", "e.score", " desc"),
        NEWEST_FOUND("e.published_at", " desc"),
        NEWEST_THEN("e.published_at", " desc");

        private final String columns;
        private final String behind;
        private final String sorting;

        Order(String key, String direction) {
            this("", key, direction);
        }

        Order(String more, String key, String direction) {
            this.columns = COLUMNS + more;
            this.behind = "(" + key + ", e.article_id) " + (direction.isEmpty() ? ">" : "<") + " (?, ?)";
            this.sorting = " order by " + key + direction + ", e.article_id" + direction;
        }

        private boolean isSearch() {
            return this == BEST || this == NEWEST_FOUND;
        }

        private Sql rows(ArticleWish wish) {
            return switch (this) {
                case BEST, NEWEST_FOUND -> Sql.of(FOUND, words(wish));
                case NEWEST_THEN -> Sql.of(THEN, Objects.requireNonNull(wish.seenAt()));
                default -> NOW;
            };
        }

        private Sql behind(Cursor place) {
            return Sql.of(behind, this == BEST ? Double.valueOf(place.text(0)) : place.time(0), place.id(1));
        }

        /** At the date that is asked for: what is passed over from the beginning of time on may be a million articles. */
        private Cursor start(ArticleWish wish) {
            return switch (this) {
                case OLDEST -> Cursor.notBefore(wish.publishedFrom());
                case FIRST_UPDATED -> Cursor.notBefore(wish.updatedAfter());
                case BEST -> Cursor.of(Double.MAX_VALUE, Cursor.HIGHEST_ID);
                default -> Cursor.FROM_THE_NEWEST;
            };
        }

        private Cursor after(Row row) {
            return switch (this) {
                case BEST ->
                    row.competitor == null ? Cursor.of(row.publishedAt, row.articleId, FOLLOWS) : row.competitor;
                case LAST_UPDATED, FIRST_UPDATED -> Cursor.of(row.visibleFrom, row.articleId);
                default -> Cursor.of(row.publishedAt, row.articleId);
            };
        }
    }

    /**
     * @param calmSeconds how long the set of live editions stays as it is unless somebody writes; null means for good
     * @param competitor its place among those that compete for being the best, and from where to where these are
     * @param highlight where the words of a search were found, as safe HTML with the words in {@code mark}
     */
    public record Row(
            UUID articleId,
            Instant publishedAt,
            Instant visibleFrom,
            WrittenJson<PublishedSummary> summary,
            @Nullable Double calmSeconds,
            @Nullable Cursor competitor,
            @Nullable String highlight) {

        private Row highlighted(String highlight) {
            return new Row(articleId, publishedAt, visibleFrom, summary, calmSeconds, competitor, highlight);
        }
    }

    private record Unmarked(Row row, Highlights.Found found) {}

    /** Where some are left out, the others are known: an index finds them where they are few. */
    private static List<ArticleType> types(ArticleWish wish) {
        var without = wish.withoutTypes();
        return wish.types().isEmpty() && !without.isEmpty()
                ? List.copyOf(EnumSet.complementOf(EnumSet.copyOf(without)))
                : wish.types();
    }

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    @Inject
    Recency recency;

    @Inject
    Highlights highlights;

    /** @param highlights whether what a search finds shows where, which costs as much as all the rest */
    public Listing<Row> list(ArticleWish wish, Order order, PageRequest page, boolean highlights) {
        return RowReader.over(database, connection -> {
            var asked = new Asked(connection, wish, order, highlights);
            return Listing.counted(asked.rows(page), page, order::after, asked::total);
        });
    }

    /** Whether the list has any article. */
    public boolean any(ArticleWish wish, Order order) {
        return !RowReader.over(database, connection -> new Asked(connection, wish, order, false).rows(ONE))
                .isEmpty();
    }

    /** How many of the articles that a list shows on all its pages have which values, in one statement for all facets. */
    public Facet.Counts facets(ArticleWish wish, Order order, Set<Facet> wanted) {
        return RowReader.over(database, connection -> new Asked(connection, wish, order, false).facets(wanted));
    }

    private final class Asked {

        private final Connection connection;
        private final ArticleWish wish;
        private final Order order;
        private final boolean highlighted;
        private final Sql rows;
        private final Sql demands;

        private @Nullable Long counted;

        Asked(Connection connection, ArticleWish wish, Order order, boolean highlights) {
            this.connection = connection;
            this.wish = wish;
            this.order = order;
            this.highlighted = highlights && order.isSearch();
            this.rows = order.rows(wish);
            this.demands = Condition.demands(
                    CONDITIONS, wish.in(PublishedLanguages.matching(wish.languages(), connection)), connection);
        }

        List<Row> rows(PageRequest page) {
            if (order.isSearch()) {
                return found(page);
            }
            var counting = page.count();
            return (page.isFirst() && isForAll() ? beginning(page) : page(page))
                    .read(connection, row -> row(row, counting));
        }

        private boolean isForAll() {
            return demands.isEmpty() && rows.values().isEmpty();
        }

        private Row row(ResultSet row, boolean counting) throws SQLException {
            if (counting) {
                counted = row.getLong(6);
            }
            return LiveArticleLists.row(row);
        }

        /**
         * The first page of all there is. It has no parameters: with them PostgreSQL would plan it for their values each
         * time, which takes longer than to read it.
         */
        private Sql beginning(PageRequest page) {
            return columns(page).then(rows).then(order.sorting + " limit " + page.rows());
        }

        private Sql page(PageRequest page) {
            return columns(page)
                    .then(rows.where(demands, order.behind(page.after(order.start(wish)))))
                    .then(order.sorting)
                    .page(page);
        }

        /** Each row brings the number of all: two statements would see two moments, and take longer. */
        private Sql columns(PageRequest page) {
            return page.count() ? Sql.filled(order.columns + ", (%s)", count()) : Sql.of(order.columns);
        }

        private Sql count() {
            return rows.where(demands).counted();
        }

        private List<Row> found(PageRequest page) {
            var cursor = page.cursor();
            if (order != Order.BEST || cursor != null && cursor.keys().contains(FOLLOWS) || page.offset() >= BEST_OF) {
                return byDate(page.after(Order.NEWEST_FOUND.start(wish)), page.offset(), page.rows());
            }
            var rows = new ArrayList<>(best(page));
            // How many came before a cursor is not known.
            var mayBeMore = cursor != null || page.offset() + rows.size() >= BEST_OF;
            if (mayBeMore && rows.size() < page.rows()) {
                var place = cursor == null ? Objects.requireNonNull(rows.get(0).competitor) : cursor;
                rows.addAll(byDate(Cursor.of(place.time(3), place.id(4)), 0, page.rows() - rows.size()));
            }
            return rows;
        }

        /** Among the newest, and on later pages among the same. */
        private List<Row> best(PageRequest page) {
            var place = page.cursor();
            var competitors = place == null
                    ? newest(earliest(), latest(), demands, Sql.of(String.valueOf(BEST_OF)))
                    : newest(
                            place.time(3),
                            place.time(2),
                            Sql.all(demands, Sql.of(COMPETING, place.time(2), place.time(3), place.id(4))),
                            Sql.of(String.valueOf(STILL_BEST_OF)));
            var ranked = Sql.filled(RANKED, competitors).where(Order.BEST.behind(page.after(Order.BEST.start(wish))));
            return read(Order.BEST, ranked, page.offset(), page.rows());
        }

        private List<Row> byDate(Cursor after, int offset, int rows) {
            var latest = after.time(0).isBefore(latest()) ? after.time(0) : latest();
            var newest = newest(
                    earliest(), latest, Sql.all(demands, Order.NEWEST_FOUND.behind(after)), Sql.of("?", offset + rows));
            return read(Order.NEWEST_FOUND, newest.then(" e"), offset, rows);
        }

        private List<Row> read(Order order, Sql found, int offset, int rows) {
            var page = sought().then(order.columns + (highlighted ? WHAT_IS_SHOWN : "") + " from ")
                    .then(found)
                    .then(order.sorting)
                    .page(offset, rows);
            RowReader<Row> reader = order == Order.BEST ? LiveArticleLists::competitor : LiveArticleLists::row;
            return highlighted
                    ? marked(page.read(connection, row -> unmarked(row, reader)))
                    : page.read(connection, reader);
        }

        private Sql sought() {
            return Sql.of(SOUGHT, words(wish));
        }

        /** Between two dates, which only tell where to look. */
        private Sql newest(Instant from, Instant to, Sql demands, Sql limit) {
            var months = recency.months(connection, from, to);
            if (months.isEmpty()) {
                return Sql.filled(NEWEST_FIRST, FITTING.where(demands), limit);
            }
            return Sql.filled(
                    NEWEST_IN_PARTS,
                    Sql.of("unnest(?)", Sql.array(connection, "text", months)),
                    Sql.filled(NEWEST_FIRST, FITTING.where(IN_PART, demands), limit),
                    limit);
        }

        private Instant earliest() {
            return Objects.requireNonNullElse(wish.publishedFrom(), Cursor.BEGINNING_OF_TIME);
        }

        private Instant latest() {
            return Objects.requireNonNullElse(wish.publishedBefore(), Cursor.END_OF_TIME);
        }

        private List<Row> marked(List<Unmarked> rows) {
            var shown = highlights.of(rows.stream().map(Unmarked::found).toList(), connection);
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> rows.get(i).row.highlighted(shown.get(i)))
                    .toList();
        }

        /** Exact as far as counting is cheap; beyond that what is expected, and never less than was counted. */
        Listing.Total total() {
            // Behind the last page no row has told.
            return Listing.Total.of(
                    counted == null ? count().count(connection) : counted,
                    () -> (order.isSearch() ? estimateFound() : estimate()));
        }

        private long estimate() {
            return (rows == NOW ? EXPECTED : rows).where(demands).planned(connection);
        }

        /** How many a search finds: a planner knows nothing of its words. */
        private long estimateFound() {
            return sought().then(", scope as materialized (select sampled_share('edition') as share)"
                            + " select cast(round(count(*) / (select share from scope)) as bigint) ")
                    .then(sampled("1", FITTING))
                    .count(connection);
        }

        Facet.Counts facets(Set<Facet> wanted) {
            var from = order.isSearch() ? FITTING : rows;
            var counts = FacetQuery.statement(
                    order.isSearch() ? FOUND_COUNTED_EXACTLY : Listing.COUNTED_EXACTLY,
                    Sql.of(FacetQuery.COLUMNS).then(from.where(demands)),
                    sampled(FacetQuery.COLUMNS, from),
                    wanted);
            var statement = (order.isSearch() ? sought().then(", ") : Sql.of("with ")).then(counts);
            return FacetQuery.of(wanted, statement.read(connection, FacetQuery::row));
        }

        private Sql sampled(String columns, Sql from) {
            return Sql.filled(SAMPLED, Sql.of(columns).then(from.where(OF_PAGE, demands)));
        }
    }

    private static String words(ArticleWish wish) {
        return Objects.requireNonNull(wish.words());
    }

    private static Unmarked unmarked(ResultSet row, RowReader<Row> reader) throws SQLException {
        return new Unmarked(
                reader.read(row), new Highlights.Found(row.getObject("edition", UUID.class), row.getString("sought")));
    }

    private static Row competitor(ResultSet row) throws SQLException {
        return row(
                row,
                Cursor.of(
                        row.getDouble(6),
                        row.getObject(1, UUID.class),
                        RowReader.time(row, 7),
                        RowReader.time(row, 8),
                        row.getObject(9, UUID.class)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return row(row, null);
    }

    private static Row row(ResultSet row, @Nullable Cursor competitor) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                RowReader.time(row, 2),
                RowReader.time(row, 3),
                new WrittenJson<>(row.getBytes(4)),
                row.getObject(5, Double.class),
                competitor,
                null);
    }
}
