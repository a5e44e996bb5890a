package org.copydesk.edition;

import static org.copydesk.database.Question.Condition.among;
import static org.copydesk.database.Question.where;
import static org.copydesk.database.Question.with;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.Question;
import org.copydesk.database.Question.Condition;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sample;
import org.copydesk.database.WrittenJson;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
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

    private static final List<Condition<UUID>> THIS = List.of(new Condition<>(id -> id, "uuid", "q.quote_id = ?"));

    private static final String COLUMNS = "select q.quote_id, q.article_id, e.slug, e.summary ->> 'headline',"
            + " q.published_at, e.quotes -> q.position, (select seconds from calm)";

    private static final String PRESENT = "not q.past";
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
    public enum Order {
        NEWEST(" desc"),
        OLDEST("");

        private final String direction;

        Order(String direction) {
            this.direction = direction;
        }

        private Cursor start(QuoteWish wish) {
            return this == OLDEST ? Cursor.notBefore(wish.publishedFrom()) : Cursor.FROM_THE_NEWEST;
        }

        /** The time by itself, too: an index of editions knows nothing of their quotes. */
        private String after(String time) {
            var comparison = this == OLDEST ? ">" : "<";
            return "%1$s %2$s= ? and (%1$s, q.quote_id) %2$s (?, ?)".formatted(time, comparison);
        }

        private String sorting(String time) {
            return " order by " + time + direction + ", q.quote_id" + direction;
        }
    }

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    public Optional<LiveQuote> byId(UUID quote) {
        return RowReader.over(database, connection -> {
            var question = new Question(connection, THIS, quote);
            return question
                    .read(
                            COLUMNS + where(QUOTES + OF_LIVE_EDITION, PRESENT, question.demands),
                            question.values,
                            LiveQuoteLists::quote)
                    .stream()
                    .findFirst();
        });
    }

    public Listing<LiveQuote> list(QuoteWish wish, Order order, PageRequest page) {
        return RowReader.over(database, connection -> {
            var question =
                    new QuoteQuestion(connection, wish.in(PublishedLanguages.matching(wish.languages(), connection)));
            return Listing.counted(
                    question.rows(order, page),
                    page,
                    quote -> Cursor.of(quote.publishedAt(), quote.id()),
                    question::total);
        });
    }

    private static final class QuoteQuestion extends Question {

        private final QuoteWish wish;
        private final boolean isSearch;
        private final boolean isOfEditions;
        private final Question ofSample;
        private boolean isFoundTooOften;

        QuoteQuestion(Connection connection, QuoteWish wish) throws SQLException {
            super(connection, wish.words() == null ? MEET : FIND, wish);
            this.wish = wish;
            isSearch = wish.words() != null;
            isOfEditions = !wish.sections().isEmpty() || !wish.languages().isEmpty();
            ofSample = new Question(connection, CHECK, wish);
            if (wish.words() != null) {
                values.add(0, wish.words());
                ofSample.values.add(0, wish.words());
            }
        }

        List<LiveQuote> rows(Order order, PageRequest page) {
            var after = page.after(order.start(wish));
            var time = after.time(0).atOffset(ZoneOffset.UTC);
            var place = List.<Object>of(time, time, after.id(1));
            if (!isSearch) {
                return page(met(order), page, LiveQuoteLists::quote, values, place);
            }
            var found = page(found(order), page, this::found, values, place);
            return isFoundTooOften ? page(metWithWords(order), page, LiveQuoteLists::quote, values, place) : found;
        }

        private LiveQuote found(ResultSet row) throws SQLException {
            isFoundTooOften = row.getBoolean(8);
            return quote(row);
        }

        private String met(Order order) {
            var time = isOfEditions ? "e.published_at" : "q.published_at";
            return COLUMNS + where(QUOTES + OF_LIVE_EDITION, PRESENT, demands, order.after(time)) + order.sorting(time);
        }

        /**
         * What is found is found first: a planner that hopes to meet it on the way from the newest to the oldest reads
         * everything where it is rare.
         */
        private String found(Order order) {
            var sorting = order.sorting("q.published_at");
            return "with found as materialized (select q.*"
                    + where(FOUND, PRESENT, demands, order.after("q.published_at"))
                    + " limit " + (FOUND_AT_MOST + 1) + ") " + COLUMNS
                    + ", (select count(*) > " + FOUND_AT_MOST + " from found)"
                    + " from (select * from found q" + sorting + " offset 0) q" + OF_LIVE_EDITION + sorting;
        }

        private String metWithWords(Order order) {
            return "with query as materialized (select * from search_queries(?)) " + COLUMNS
                    + where(
                            MET,
                            "exists (select from query where " + HAS_WORDS + " offset 0)",
                            PRESENT,
                            demands,
                            order.after("q.published_at"))
                    + order.sorting("q.published_at");
        }

        Listing.Total total() {
            var share = SAMPLE.share(connection);
            return Sample.estimate(share, this::sampled).orElseGet(() -> counted(share));
        }

        private Listing.Total counted(double share) {
            return Listing.Total.of(
                    count("select count(*) from (select 1"
                            + where((isSearch ? FOUND : QUOTES) + OF_LIVE_EDITION, PRESENT, demands) + " limit "
                            + (Listing.COUNTED_EXACTLY + 1) + ") counted"),
                    () -> Math.round(sampled() / share));
        }

        private long sampled() {
            return ofSample.count(where(
                    "select count(*) from "
                            + (isSearch ? "search_queries(?) query cross join " : "")
                            + "edition_quote q" + SAMPLE.clause(),
                    isSearch ? HAS_WORDS : "",
                    PRESENT,
                    ofSample.demands));
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
