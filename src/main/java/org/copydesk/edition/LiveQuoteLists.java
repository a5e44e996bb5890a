package org.copydesk.edition;

import static org.copydesk.database.Condition.among;
import static org.copydesk.database.Condition.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.Condition;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sample;
import org.copydesk.database.Sql;
import org.copydesk.database.WrittenJson;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The quotes of live articles, by the date of those. */
@ApplicationScoped
public class LiveQuoteLists {

    /** What is demanded of a quote {@code q}. */
    private static final List<Condition<QuoteWish>> OF_QUOTE = List.of(
            among(QuoteWish::ids, "uuid", "q.quote_id"),
            among(QuoteWish::speakers, "uuid", "q.speaker_id"),
            new Condition<>(QuoteWish::sources, "uuid", "q.source_ids && ?"),
            among(QuoteWish::articles, "uuid", "q.article_id"),
            new Condition<>(QuoteWish::publishedFrom, "timestamptz", "q.published_at >= ?"),
            new Condition<>(QuoteWish::publishedBefore, "timestamptz", "q.published_at < ?"));

    /** The index of words knows sections, languages and months. */
    private static final List<Condition<QuoteWish>> FIND = with(
            OF_QUOTE,
            new Condition<>(QuoteWish::sections, "text", "array[q.section] && ?"),
            new Condition<>(QuoteWish::languages, "text", "array[q.language] && ?"),
            new Condition<>(LiveQuoteLists::months, "", "calendar_of(q.published_at) && cast(? as int[])"));

    /** Of a section or a language there is an index of editions {@code e} by date, and none of quotes. */
    private static final List<Condition<QuoteWish>> MEET = with(
            OF_QUOTE,
            among(QuoteWish::sections, "varchar", "e.section"),
            among(QuoteWish::languages, "varchar", "e.language"));

    /** Of a sample each quote is looked at, without an index. */
    private static final List<Condition<QuoteWish>> CHECK = with(
            OF_QUOTE,
            among(QuoteWish::sections, "text", "q.section"),
            among(QuoteWish::languages, "text", "q.language"));

    private static final String COLUMNS = "select q.quote_id, q.article_id, e.slug, e.summary ->> 'headline',"
            + " q.published_at, e.quotes -> q.position, (select seconds from calm)";

    private static final Sql PRESENT = Sql.of("not q.past");
    private static final String QUOTES = " from edition_quote q";
    private static final String OF_LIVE_EDITION = " join live_edition e on e.id = q.edition_id";
    private static final String HAS_WORDS =
            "q.search @@ query.sought and search_language(q.language) = any (query.languages)";

    private static final String FOUND = " from search_queries(?) query join edition_quote q on " + HAS_WORDS;

    /** The edition is looked up for each quote: a planner that began with the editions would lose the order. */
    private static final String MET =
            QUOTES + " cross join lateral (select * from live_edition where id = q.edition_id offset 0) e";

    /** More are not sorted: some are met soon, whichever way the list is walked through. */
    private static final int FOUND_AT_MOST = 50_000;

    private static final Sample SAMPLE = new Sample("edition_quote");

    /** Which come first. */
    @Schema(name = "QuoteSort")
    public enum Order {
        @JsonProperty("-publishedAt")
        NEWEST(" desc"),
        @JsonProperty("publishedAt")
        OLDEST("");

        private final String direction;

        Order(String direction) {
            this.direction = direction;
        }

        private Cursor start(QuoteWish wish) {
            return this == OLDEST ? Cursor.notBefore(wish.publishedFrom()) : Cursor.FROM_THE_NEWEST;
        }

        /** The time by itself, too: an index of editions knows nothing of their quotes. */
        private Sql behind(Cursor place, String time) {
            var comparison = this == OLDEST ? ">" : "<";
            return Sql.of(
                    "%1$s %2$s= ? and (%1$s, q.quote_id) %2$s (?, ?)".formatted(time, comparison),
                    place.time(0),
                    place.time(0),
                    place.id(1));
        }

        private String sorting(String time) {
            return " order by " + time + direction + ", q.quote_id" + direction;
        }
    }

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    public Optional<LiveQuote> byId(UUID quote) {
        var statement = Sql.of(COLUMNS + QUOTES + OF_LIVE_EDITION).where(PRESENT, Sql.of("q.quote_id = ?", quote));
        return RowReader.over(database, connection -> statement.read(connection, LiveQuoteLists::quote)).stream()
                .findFirst();
    }

    public Listing<LiveQuote> list(QuoteWish wish, Order order, PageRequest page) {
        return RowReader.over(database, connection -> {
            var asked = new Asked(connection, wish.in(PublishedLanguages.matching(wish.languages(), connection)));
            return Listing.counted(
                    asked.rows(order, page), page, quote -> Cursor.of(quote.publishedAt(), quote.id()), asked::total);
        });
    }

    private static final class Asked {

        private final Connection connection;
        private final QuoteWish wish;
        private final boolean isSearch;
        private final boolean isOfEditions;
        private final Sql demands;
        private final Sql ofSample;
        private boolean isFoundTooOften;

        Asked(Connection connection, QuoteWish wish) {
            this.connection = connection;
            this.wish = wish;
            isSearch = wish.words() != null;
            isOfEditions = !wish.sections().isEmpty() || !wish.languages().isEmpty();
            demands = Condition.demands(isSearch ? FIND : MEET, wish, connection);
            ofSample = Condition.demands(CHECK, wish, connection);
        }

        List<LiveQuote> rows(Order order, PageRequest page) {
            var after = page.after(order.start(wish));
            if (!isSearch) {
                return met(order, after).page(page).read(connection, LiveQuoteLists::quote);
            }
            var found = found(order, after).page(page).read(connection, this::found);
            return isFoundTooOften
                    ? metWithWords(order, after).page(page).read(connection, LiveQuoteLists::quote)
                    : found;
        }

        private LiveQuote found(ResultSet row) throws SQLException {
            isFoundTooOften = row.getBoolean(8);
            return quote(row);
        }

        private Sql met(Order order, Cursor after) {
            var time = isOfEditions ? "e.published_at" : "q.published_at";
            return Sql.of(COLUMNS + QUOTES + OF_LIVE_EDITION)
                    .where(PRESENT, demands, order.behind(after, time))
                    .then(order.sorting(time));
        }

        /**
         * What is found is found first: a planner that hopes to meet it on the way from the newest to the oldest reads
         * everything where it is rare.
         */
        private Sql found(Order order, Cursor after) {
            var sorting = order.sorting("q.published_at");
            return Sql.of("with found as materialized (select q.*")
                    .then(search(FOUND).where(PRESENT, demands, order.behind(after, "q.published_at")))
                    .then(" limit " + (FOUND_AT_MOST + 1) + ") " + COLUMNS
                            + ", (select count(*) > " + FOUND_AT_MOST + " from found)"
                            + " from (select * from found q" + sorting + " offset 0) q" + OF_LIVE_EDITION + sorting);
        }

        private Sql metWithWords(Order order, Cursor after) {
            return search("with query as materialized (select * from search_queries(?)) ")
                    .then(COLUMNS + MET)
                    .where(
                            Sql.of("exists (select from query where " + HAS_WORDS + " offset 0)"),
                            PRESENT,
                            demands,
                            order.behind(after, "q.published_at"))
                    .then(order.sorting("q.published_at"));
        }

        private Sql search(String text) {
            return Sql.of(text, Objects.requireNonNull(wish.words()));
        }

        Listing.Total total() {
            var share = SAMPLE.share(connection);
            return Sample.estimate(share, this::sampled).orElseGet(() -> counted(share));
        }

        private Listing.Total counted(double share) {
            var quotes = (isSearch ? search(FOUND) : Sql.of(QUOTES)).then(OF_LIVE_EDITION);
            return Listing.Total.of(
                    quotes.where(PRESENT, demands).counted().count(connection), () -> Math.round(sampled() / share));
        }

        private long sampled() {
            var all = Sql.of("select count(*) from ");
            return (isSearch ? all.then(search("search_queries(?) query cross join ")) : all)
                    .then("edition_quote q" + SAMPLE.clause())
                    .where(isSearch ? Sql.of(HAS_WORDS) : Sql.NOTHING, PRESENT, ofSample)
                    .count(connection);
        }
    }

    private static @Nullable String months(QuoteWish wish) {
        return wish.publishedFrom() == null && wish.publishedBefore() == null
                ? null
                : Recency.months(
                        Objects.requireNonNullElse(wish.publishedFrom(), Cursor.BEGINNING_OF_TIME),
                        Objects.requireNonNullElse(wish.publishedBefore(), Cursor.END_OF_TIME));
    }

    private static LiveQuote quote(ResultSet row) throws SQLException {
        return new LiveQuote(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                Objects.requireNonNull(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getString(4),
                RowReader.time(row, 5),
                new WrittenJson<>(row.getBytes(6)),
                row.getObject(7, Double.class));
    }
}
