package org.copydesk.article;

import static java.util.stream.Collectors.joining;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.database.RowReader;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/**
 * Working copies that are looked for by what an index knows: words, a tag, an author. Few are found first, and then shown from
 * the last changed on; many are met on the way from the last changed on. As in the lists for readers (docs/decisions/0009) each
 * wish adds its part to the statement.
 */
@ApplicationScoped
class ArticleSearch {

    /**
     * @param live how they stand with their readers, which is found out for those alone that are shown or counted
     * @param sections in which alone it is looked for, unless it is for every section
     */
    record Wish(
            @Nullable String words,
            List<String> tags,
            List<UUID> authors,
            List<Article.State> states,
            @Nullable LiveState live,
            boolean isForEverySection,
            List<UUID> sections) {

        boolean isForAnIndex() {
            return words != null || !tags.isEmpty() || !authors.isEmpty();
        }

        /** Most articles are live; of those that stand in another way few may be met on the way. */
        boolean isForFew() {
            return live != null && live != LiveState.LIVE;
        }
    }

    /** @param check the same as {@code find}, for an article that is met; a planner that took it for a join would lose the order */
    private record Condition(String find, String check, Function<Wish, @Nullable Object> value) {

        Condition(String demand, Function<Wish, @Nullable Object> value) {
            this(demand, demand, value);
        }
    }

    private static final List<Condition> CONDITIONS = List.of(
            new Condition("headline_words(a.headline, a.slug) @@ words_begun(?)", Wish::words),
            new Condition(
                    "a.id in (select article_id from article_tag"
                            + " where tag_id = any (array(select id from tag where slug = any (?))))",
                    "exists (select from article_tag where article_id = a.id"
                            + " and tag_id = any (array(select id from tag where slug = any (?))) offset 0)",
                    wish -> wish.tags.isEmpty() ? null : wish.tags.toArray(String[]::new)),
            new Condition(
                    "a.id in (select article_id from article_creator where person_id = any (?))",
                    "exists (select from article_creator where article_id = a.id and person_id = any (?) offset 0)",
                    wish -> wish.authors.isEmpty() ? null : wish.authors.toArray(UUID[]::new)),
            new Condition(
                    "a.state = any (?)",
                    wish -> wish.states.stream().map(Enum::name).toArray(String[]::new)),
            new Condition(
                    "a.section_id = any (?)",
                    wish -> wish.isForEverySection ? null : wish.sections.toArray(UUID[]::new)));

    private static final String STANDING =
            " cross join lateral (select * from article_publication where article_id = a.id offset 0) p";

    private static final String STANDS_SO = " where p.live_state = ?";

    private static final String SUCH = " from article a where ";
    private static final String FOUND = "with found as materialized (select a.id, a.updated_at" + SUCH;

    private static final String SUMMARIES = """
            select a.id, a.slug, a.type, a.headline, s.slug, a.language, a.state,
                   p.live_state, p.visible_from, p.visible_to, a.version, a.updated_at, a.updated_by
            from (%s) f
            cross join lateral (select * from article where id = f.id offset 0) a
            join section s on s.id = a.section_id""" + STANDING;

    private static final String OF_FOUND =
            "select * from found where (updated_at, id) < (?, ?) order by updated_at desc, id desc offset 0";

    private static final String ON_THE_WAY = "select a.id, a.updated_at from (select * from article"
            + " where (updated_at, id) < (?, ?) order by updated_at desc, id desc offset 0) a where ";

    private static final String IN_ORDER = " order by f.updated_at desc, f.id desc offset ? limit ?";

    private static final String SAMPLE = "select cast(count(*) / sampled_share('article') as bigint)"
            + " from article a tablesample system (100 * sampled_share('article')) repeatable (0)";

    @Inject
    AgroalDataSource database;

    Listing<DeskArticleSummary> list(Wish wish, PageRequest page) {
        var found = countFound(wish);
        var many = found > Listing.COUNTED_EXACTLY;
        return Listing.counted(
                many && !wish.isForFew() ? met(wish, page) : found(wish, page),
                page,
                article -> Cursor.of(article.updatedAt(), article.id()),
                () -> many
                        ? new Listing.Total(expect(wish), true)
                        : new Listing.Total(wish.live == null ? found : countStanding(wish), false));
    }

    private List<DeskArticleSummary> found(Wish wish, PageRequest page) {
        var values = values(wish);
        values.addAll(place(page));
        return summaries(
                FOUND + conditions(wish, Condition::find) + ") " + SUMMARIES.formatted(OF_FOUND), values, wish, page);
    }

    private List<DeskArticleSummary> met(Wish wish, PageRequest page) {
        var values = place(page);
        values.addAll(values(wish));
        var onTheWay = ON_THE_WAY + conditions(wish, Condition::check);
        return summaries(SUMMARIES.formatted(onTheWay), values, wish, page);
    }

    private List<DeskArticleSummary> summaries(String sql, List<Object> values, Wish wish, PageRequest page) {
        values.addAll(standing(wish));
        values.add(page.offset());
        values.add(page.rows());
        return ask(sql + (wish.live == null ? "" : STANDS_SO) + IN_ORDER, values, ArticleSearch::summary);
    }

    private static List<Object> place(PageRequest page) {
        var after = page.after(Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID));
        var place = new ArrayList<>();
        place.add(after.time(0).atOffset(ZoneOffset.UTC));
        place.add(after.id(1));
        return place;
    }

    /** No further than to one more than is counted exactly, and however they stand with their readers. */
    private long countFound(Wish wish) {
        return one(
                "select count(*) from (select 1" + SUCH + conditions(wish, Condition::find) + " limit "
                        + (Listing.COUNTED_EXACTLY + 1) + ") counted",
                values(wish));
    }

    private long countStanding(Wish wish) {
        var values = values(wish);
        values.addAll(standing(wish));
        return one(
                FOUND + conditions(wish, Condition::find) + ") select count(*) from found a" + STANDING + STANDS_SO,
                values);
    }

    /** As many as are to be expected from those on pages of the table that are chosen by chance, the same each time. */
    private long expect(Wish wish) {
        var values = new ArrayList<>(standing(wish));
        values.addAll(values(wish));
        return one(
                SAMPLE
                        + (wish.live == null ? " where " : STANDING + STANDS_SO + " and ")
                        + conditions(wish, Condition::check),
                values);
    }

    private static String conditions(Wish wish, Function<Condition, String> form) {
        return CONDITIONS.stream()
                .filter(condition -> condition.value.apply(wish) != null)
                .map(form)
                .collect(joining(" and "));
    }

    private static List<Object> values(Wish wish) {
        var values = new ArrayList<>();
        CONDITIONS.stream()
                .map(condition -> condition.value.apply(wish))
                .filter(Objects::nonNull)
                .forEach(values::add);
        return values;
    }

    private static List<Object> standing(Wish wish) {
        return wish.live == null ? List.of() : List.of(wish.live.name());
    }

    private long one(String sql, List<Object> values) {
        return ask(sql, values, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> ask(String sql, List<Object> values, RowReader<T> reader) {
        try (var connection = database.getConnection()) {
            return RowReader.readAll(connection, sql, values, reader);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static DeskArticleSummary summary(ResultSet row) throws SQLException {
        return new DeskArticleSummary(
                row.getObject(1, UUID.class),
                row.getString(2),
                ArticleType.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Article.State.valueOf(row.getString(7)),
                LiveState.valueOf(row.getString(8)),
                time(row, 9),
                time(row, 10),
                row.getInt(11),
                Objects.requireNonNull(time(row, 12)),
                row.getString(13));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
