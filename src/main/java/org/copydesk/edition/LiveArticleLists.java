package org.copydesk.edition;

import static org.copydesk.database.Question.Condition.among;
import static org.copydesk.database.Question.all;
import static org.copydesk.database.Question.where;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.copydesk.database.Question;
import org.copydesk.database.Question.Condition;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
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

    private static final String NOW = " from live_edition e";
    /** What is live, as a planner knows best how many that are: it knows nothing of {@code past}. */
    private static final String EXPECTED = " from (select * from edition where visible @> now()) e";

    private static final String THEN = " from edition_seen_at(?) e";
    private static final String FITTING_WORDS = " query join live_edition e on e.search @@ query.sought"
            + " and search_language(e.language) = any (query.languages)";

    /** Where what is sought is read before. */
    private static final String FITTING = " from" + FITTING_WORDS;

    private static final String FOUND = " from search_queries(?)" + FITTING_WORDS;

    private static final String COLUMNS =
            "select e.article_id, e.published_at, e.visible_from, e.summary, (select seconds from calm), ";

    private static final String NO_SCORE = "cast(null as double precision)";

    private static final String PAGE = " offset ? limit ?";

    private static final String WHAT_IS_SHOWN = ", e.id, cast(e.sought as text)";

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
            "(select e.* from (select * from unnest(?) with ordinality part (months, place) order by place) part"
                    + " cross join lateral %s e order by part.place limit %s)";

    private static final String IN_PART = "calendar_of(e.published_at) && cast(part.months as int[])";

    /** To rank an article its words are read, so that only so many are. */
    private static final String RANKED = "(select e.*, " + SCORE + " as score from %s e offset 0) e";

    /**
     * Whole pages of the table, chosen by chance and the same ones each time. Their rows are looked up by their ids, because a
     * planner that joins them would read the whole table.
     */
    private static final String SAMPLED = """
            from (select id from edition tablesample system ((select 100 * share from scope)) repeatable (0)) page
            cross join lateral (select %s offset 0) sampled""";

    private static final String OF_PAGE = "e.id = page.id";

    /** In which order, and of what. */
    public enum Order {
        NEWEST(NOW, "e.published_at", " desc"),
        OLDEST(NOW, "e.published_at", ""),
        LAST_UPDATED(NOW, "e.visible_from", " desc"),
        FIRST_UPDATED(NOW, "e.visible_from", ""),
        BEST(FOUND, "e.score", "e.score", " desc"),
        NEWEST_FOUND(FOUND, "e.published_at", " desc"),
        NEWEST_THEN(THEN, "e.published_at", " desc");

        private final String rows;
        private final String columns;
        private final String after;
        private final String sorting;

        Order(String rows, String key, String direction) {
            this(rows, NO_SCORE, key, direction);
        }

        Order(String rows, String score, String key, String direction) {
            this.rows = rows;
            this.columns = COLUMNS + score;
            this.after = "(" + key + ", e.article_id) " + (direction.isEmpty() ? ">" : "<") + " (?, ?)";
            this.sorting = " order by " + key + direction + ", e.article_id" + direction;
        }

        /** @param counting whether each row brings the number of all, for which the demands come twice */
        private String page(String demands, boolean counting) {
            return columns(demands, counting) + where(rows, demands, after) + sorting + PAGE;
        }

        private String columns(String demands, boolean counting) {
            return columns + (counting ? ", (" + count(demands) + ")" : "");
        }

        private String found(String demands, boolean inParts, boolean highlighted) {
            var rows = this == BEST
                    ? where(RANKED.formatted(newest(inParts, String.valueOf(BEST_OF), demands)), after)
                    : newest(inParts, "?", all(demands, after)) + " e";
            return SOUGHT + columns + (highlighted ? WHAT_IS_SHOWN : "") + " from " + rows + sorting + PAGE;
        }

        /** @param limit a constant, or a parameter that is there twice if it is done in parts */
        private static String newest(boolean inParts, String limit, String demands) {
            var found = NEWEST_FIRST.formatted(where(FITTING, inParts ? IN_PART : "", demands), limit);
            return inParts ? NEWEST_IN_PARTS.formatted(found, limit) : found;
        }

        /**
         * The first page of all there is. It has no parameters: with them PostgreSQL would plan it for their values each
         * time, which takes longer than to read it.
         */
        private String beginning(int limit, boolean counting) {
            return columns("", counting) + rows + sorting + " limit " + limit;
        }

        private String count(String demands) {
            return "select count(*) from (select 1" + where(rows, demands) + " limit " + (Listing.COUNTED_EXACTLY + 1)
                    + ") counted";
        }

        private String estimate(String demands) {
            return "explain (format json) select 1" + where(rows.equals(NOW) ? EXPECTED : rows, demands);
        }

        /** How many a search finds: a planner knows nothing of its words. */
        private String estimateFound(String demands) {
            return SOUGHT + ", scope as materialized (select sampled_share('edition') as share)"
                    + " select cast(round(count(*) / (select share from scope)) as bigint) "
                    + SAMPLED.formatted("1" + where(FITTING, OF_PAGE, demands));
        }

        /** Has the demands twice, and what is sought once. */
        private String facets(String demands, Collection<Facet> wanted) {
            var from = isSearch() ? FITTING : rows;
            return (isSearch() ? SOUGHT + ", " : "with ")
                    + FacetQuery.statement(
                            isSearch() ? FOUND_COUNTED_EXACTLY : Listing.COUNTED_EXACTLY,
                            FacetQuery.COLUMNS + where(from, demands),
                            SAMPLED.formatted(FacetQuery.COLUMNS + where(from, OF_PAGE, demands)),
                            wanted);
        }

        private boolean isSearch() {
            return rows.equals(FOUND);
        }

        /** What the rows are made of, where that is asked for. */
        private @Nullable Object subject(ArticleWish wish) {
            return switch (this) {
                case BEST, NEWEST_FOUND -> wish.words();
                case NEWEST_THEN -> wish.seenAt();
                default -> null;
            };
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
                    row.score == null
                            ? Cursor.of(row.publishedAt, row.articleId, FOLLOWS)
                            : Cursor.of(row.score, row.articleId);
                case LAST_UPDATED, FIRST_UPDATED -> Cursor.of(row.visibleFrom, row.articleId);
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
     * @param score how good an article is, of those that compete for being the best
     * @param highlight where the words of a search were found, as safe HTML with the words in {@code mark}
     */
    public record Row(
            UUID articleId,
            Instant publishedAt,
            Instant visibleFrom,
            WrittenJson<PublishedSummary> summary,
            @Nullable Double calmSeconds,
            @Nullable Double score,
            @Nullable String highlight) {

        private Row highlighted(String highlight) {
            return new Row(articleId, publishedAt, visibleFrom, summary, calmSeconds, score, highlight);
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
            var question = new ArticleQuestion(connection, wish, order, highlights);
            return Listing.counted(question.rows(page), page, order::after, question::total);
        });
    }

    /** Whether the list has any article. */
    public boolean any(ArticleWish wish, Order order) {
        return !RowReader.over(database, connection -> new ArticleQuestion(connection, wish, order, false).rows(ONE))
                .isEmpty();
    }

    /** How many of the articles that a list shows on all its pages have which values, in one statement for all facets. */
    public Facet.Counts facets(ArticleWish wish, Order order, Set<Facet> wanted) {
        return RowReader.over(
                database, connection -> new ArticleQuestion(connection, wish, order, false).facets(wanted));
    }

    private final class ArticleQuestion extends Question {

        private final ArticleWish wish;
        private final Order order;
        private final boolean highlighted;

        private @Nullable Long counted;

        ArticleQuestion(Connection connection, ArticleWish wish, Order order, boolean highlights) throws SQLException {
            super(connection, CONDITIONS, wish.in(PublishedLanguages.matching(wish.languages(), connection)));
            this.wish = wish;
            this.order = order;
            this.highlighted = highlights && order.isSearch();
            var subject = order.subject(wish);
            if (subject != null) {
                values.add(0, parameter("", subject));
            }
        }

        List<Row> rows(PageRequest page) throws SQLException {
            if (order.isSearch()) {
                return found(page);
            }
            // Two statements would see two moments, and take longer.
            var counting = page.count();
            if (values.isEmpty() && page.isFirst()) {
                return read(order.beginning(page.rows(), counting), values, row -> row(row, counting));
            }
            var asked = placed(order, values, 0, page.after(order.start(wish)), page.offset(), page.rows());
            if (counting) {
                asked.addAll(0, values);
            }
            return read(order.page(demands, counting), asked, row -> row(row, counting));
        }

        private Row row(ResultSet row, boolean counting) throws SQLException {
            if (counting) {
                counted = row.getLong(7);
            }
            return LiveArticleLists.row(row);
        }

        private List<Row> found(PageRequest page) throws SQLException {
            var cursor = page.cursor();
            if (order != Order.BEST) {
                return found(order, page.after(order.start(wish)), page.offset(), page.rows());
            }
            if (cursor != null && cursor.keys().contains(FOLLOWS)) {
                return found(Order.NEWEST_FOUND, cursor, page.offset(), page.rows());
            }
            var rows = new ArrayList<Row>();
            if (page.offset() < BEST_OF) {
                rows.addAll(found(order, page.after(order.start(wish)), page.offset(), page.rows()));
            }
            // How many came before a cursor is not known.
            var mayBeMore = cursor != null || page.offset() + rows.size() >= BEST_OF;
            if (mayBeMore && rows.size() < page.rows()) {
                var first = Math.max(page.offset(), BEST_OF);
                rows.addAll(
                        found(Order.NEWEST_FOUND, Order.NEWEST_FOUND.start(wish), first, page.rows() - rows.size()));
            }
            return rows;
        }

        private List<Row> found(Order order, Cursor after, int offset, int rows) throws SQLException {
            var months = recency.months(connection, earliest(), latest(order, after));
            var inParts = !months.isEmpty();
            var asked = new ArrayList<>(values);
            if (inParts) {
                asked.add(1, parameter("text", months));
            }
            var limits = order == Order.BEST ? 0 : inParts ? 2 : 1;
            var query = order.found(demands, inParts, highlighted);
            var all = placed(order, asked, limits, after, offset, rows);
            return highlighted
                    ? marked(read(query, all, LiveArticleLists::unmarked))
                    : read(query, all, LiveArticleLists::row);
        }

        private Instant earliest() {
            return Objects.requireNonNullElse(wish.publishedFrom(), Cursor.BEGINNING_OF_TIME);
        }

        private Instant latest(Order order, Cursor after) {
            var before = Objects.requireNonNullElse(wish.publishedBefore(), Cursor.END_OF_TIME);
            return order == Order.BEST || before.isBefore(after.time(0)) ? before : after.time(0);
        }

        private List<Row> marked(List<Unmarked> rows) {
            var shown = highlights.of(rows.stream().map(Unmarked::found).toList(), connection);
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> rows.get(i).row.highlighted(shown.get(i)))
                    .toList();
        }

        /** @param limits how many times a search by date is told when it has found enough */
        private static List<Object> placed(
                Order order, List<Object> asked, int limits, Cursor after, int offset, int rows) {
            var placed = new ArrayList<>(asked);
            placed.add(order.key(after));
            placed.add(after.id(1));
            placed.addAll(Collections.nCopies(limits, offset + rows));
            placed.add(offset);
            placed.add(rows);
            return placed;
        }

        /** Exact as far as counting is cheap; beyond that what is expected, and never less than was counted. */
        Listing.Total total() {
            // Behind the last page no row has told.
            return Listing.Total.of(
                    counted == null ? count(order.count(demands)) : counted,
                    order.isSearch() ? this::found : this::expected);
        }

        private long expected() {
            return planned(order.estimate(demands));
        }

        private long found() {
            return count(order.estimateFound(demands));
        }

        Facet.Counts facets(Set<Facet> wanted) {
            var asked = new ArrayList<>(values);
            asked.addAll(order.isSearch() ? values.subList(1, values.size()) : values);
            return FacetQuery.of(wanted, read(order.facets(demands, wanted), asked, FacetQuery::row));
        }
    }

    private static Unmarked unmarked(ResultSet row) throws SQLException {
        return new Unmarked(row(row), new Highlights.Found(row.getObject(7, UUID.class), row.getString(8)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                RowReader.time(row, 2),
                RowReader.time(row, 3),
                new WrittenJson<>(row.getBytes(4)),
                row.getObject(5, Double.class),
                row.getObject(6, Double.class),
                null);
    }
}
