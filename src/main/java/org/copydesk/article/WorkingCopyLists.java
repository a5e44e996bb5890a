package org.copydesk.article;

import static org.copydesk.database.Condition.among;
import static org.copydesk.database.Condition.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.database.Condition;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sample;
import org.copydesk.database.Sql;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.taxonomy.ArticleType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Working copies by the time of their last change, below the ORM as the lists for readers are (docs/decisions/0009). */
@ApplicationScoped
class WorkingCopyLists {

    @Schema(name = "DeskArticleSort")
    enum Order {
        @JsonProperty("-updatedAt")
        LAST_CHANGED_FIRST("<", " desc"),
        @JsonProperty("updatedAt")
        LONGEST_UNCHANGED_FIRST(">", "");

        private final String comparison;
        private final String direction;

        Order(String comparison, String direction) {
            this.comparison = comparison;
            this.direction = direction;
        }

        private Cursor start(WorkingCopyWish wish) {
            return this == LONGEST_UNCHANGED_FIRST ? Cursor.notBefore(wish.updatedFrom()) : Cursor.FROM_THE_NEWEST;
        }

        private Sql behind(Cursor place) {
            return Sql.of("(a.updated_at, a.id) " + comparison + " (?, ?)", place.time(0), place.id(1));
        }

        private String by(String row) {
            return " order by " + row + ".updated_at" + direction + ", " + row + ".id" + direction;
        }
    }

    private static final String TAGGED = "exists (select from article_tag where article_id = a.id"
            + " and tag_id = any (array(select id from tag where slug = any (?))) offset 0)";

    /** What an article itself tells. */
    private static final List<Condition<WorkingCopyWish>> TOLD = List.of(
            among(WorkingCopyWish::states, "text", "a.state"),
            among(WorkingCopyLists::sections, "", "a.section_id"),
            new Condition<>(WorkingCopyWish::withoutSections, "uuid", "a.section_id <> all (?)"),
            among(WorkingCopyWish::ids, "uuid", "a.id"),
            among(WorkingCopyWish::types, "text", "a.type"),
            new Condition<>(WorkingCopyWish::withoutTypes, "text", "a.type <> all (?)"),
            new Condition<>(WorkingCopyWish::languages, "text", "a.language || '-' like any (?)"),
            among(WorkingCopyWish::createdBy, "text", "a.created_by"),
            among(WorkingCopyWish::updatedBy, "text", "a.updated_by"),
            new Condition<>(WorkingCopyWish::updatedFrom, "", "a.updated_at >= ?"),
            new Condition<>(WorkingCopyWish::updatedBefore, "", "a.updated_at < ?"),
            new Condition<>(WorkingCopyWish::withoutTags, "text", "not " + TAGGED));

    private static final String HAS_WORDS = "headline_words(a.headline, a.slug) @@ words_begun(?)";

    private static final List<Condition<WorkingCopyWish>> FIND = with(
            TOLD,
            new Condition<>(WorkingCopyWish::words, "", HAS_WORDS),
            new Condition<>(
                    WorkingCopyWish::tags,
                    "text",
                    "a.id in (select article_id from article_tag"
                            + " where tag_id = any (array(select id from tag where slug = any (?))))"),
            new Condition<>(
                    WorkingCopyWish::authors,
                    "uuid",
                    "a.id in (select article_id from article_creator where person_id = any (?))"));

    /**
     * The same for an article that is met on the way. A planner that took it for a join would lose the order, and takes
     * every word for a rare one.
     */
    private static final List<Condition<WorkingCopyWish>> CHECK = with(
            TOLD,
            new Condition<>(WorkingCopyWish::words, "", "(select " + HAS_WORDS + " offset 0)"),
            new Condition<>(WorkingCopyWish::tags, "text", TAGGED),
            new Condition<>(
                    WorkingCopyWish::authors,
                    "uuid",
                    "exists (select from article_creator where article_id = a.id and person_id = any (?) offset 0)"));

    /** Told how they do not stand, a planner expects to find many, and begins with the first in order. */
    private static final List<Condition<WorkingCopyWish>> STANDING =
            List.of(new Condition<>(WorkingCopyLists::otherStandings, "text", "p.live_state <> all (?)"));

    private static final String UNSEEN = "select id from article where unseen";
    private static final String RARE = "select article_id from rare_publication where live_state = '%s'";

    /** All that stand so, and few others: what an index has of those that are not simply live. */
    private static final Map<LiveState, String> MAY_STAND_SO = Map.of(
            LiveState.UNPUBLISHED,
            UNSEEN,
            LiveState.LIVE_WITH_NEWER_DRAFT,
            UNSEEN,
            LiveState.EXPIRED,
            "select article_id from expired_edition",
            LiveState.SCHEDULED,
            RARE.formatted(LiveState.SCHEDULED),
            LiveState.EMBARGOED,
            RARE.formatted(LiveState.EMBARGOED),
            LiveState.RETRACTED,
            RARE.formatted(LiveState.RETRACTED));

    private static final String SUMMARIES =
            "select a.id, a.slug, a.type, a.headline, s.slug, a.language, a.state, p.live_state, p.visible_from,"
                    + " p.visible_to, p.newer_draft, a.version, a.created_by, a.updated_at, a.updated_by from ";

    private static final String SECTION = " join section s on s.id = a.section_id";

    /** Those that are shown or counted alone are asked how they stand, and it is planned apart, which is soon done. */
    private static final String PUBLICATION =
            " cross join lateral (select * from article_publication where article_id = a.id offset 0) p";

    private static final String LOOKED_UP = "(select * from %s offset 0) f"
            + " cross join lateral (select * from article where id = f.id offset 0) a" + SECTION + PUBLICATION;

    private static final String FOUND =
            "with found as materialized (select a.id, a.updated_at from article a where %s) ";

    private static final Sql ARTICLES = Sql.of(" from article a");

    private static final String SAMPLE = "select cast(count(*) / sampled_share('article') as bigint)"
            + " from article a" + new Sample("article").clause();

    @Inject
    AgroalDataSource database;

    Listing<DeskArticleSummary> list(WorkingCopyWish wish, Order order, PageRequest page) {
        return RowReader.over(database, connection -> new Asked(connection, wish, order, page).list());
    }

    /**
     * All is planned anew each time. After five times PostgreSQL takes one plan for all values if it expects that to be as
     * cheap. Of a list that has a limit it always does: it guesses that enough is met on the way, whatever is asked for.
     */
    private static final class Asked {

        private final Connection connection;
        private final WorkingCopyWish wish;
        private final Order order;
        private final PageRequest page;
        private final Sql find;
        private final Sql check;
        private final Sql standing;

        Asked(Connection connection, WorkingCopyWish wish, Order order, PageRequest page) {
            this.connection = connection;
            this.wish = wish;
            this.order = order;
            this.page = page;
            this.find = Condition.demands(FIND, wish, connection);
            this.check = Condition.demands(CHECK, wish, connection);
            this.standing = Condition.demands(STANDING, wish, connection);
        }

        Listing<DeskArticleSummary> list() {
            if (wish.isForAnIndex()) {
                var found = countFound();
                if (found <= Listing.COUNTED_EXACTLY) {
                    return counted(
                            found(), () -> new Listing.Total(wish.live().isEmpty() ? found : countStanding(), false));
                }
            }
            return counted(walked(), () -> Listing.Total.of(countWalked(), this::expect));
        }

        private Listing<DeskArticleSummary> counted(List<DeskArticleSummary> rows, Supplier<Listing.Total> total) {
            return Listing.counted(rows, page, article -> Cursor.of(article.updatedAt(), article.id()), total);
        }

        /** Few are found first, then sorted, and then looked up. */
        private List<DeskArticleSummary> found() {
            var inOrder = Sql.of("found a").where(behind()).then(order.by("a"));
            return page(Sql.filled(FOUND, find)
                    .then(SUMMARIES)
                    .then(Sql.filled(LOOKED_UP, inOrder).where(standing))
                    .then(order.by("f")));
        }

        /** The way is the planner's choice, among few where few can stand so with their readers. */
        private List<DeskArticleSummary> walked() {
            return page(Sql.of(SUMMARIES + "article a" + SECTION + PUBLICATION)
                    .where(check, narrowed(), behind(), standing)
                    .then(order.by("a")));
        }

        private List<DeskArticleSummary> page(Sql list) {
            return list.page(page).readPlannedAnew(connection, WorkingCopyLists::summary);
        }

        private Sql behind() {
            return order.behind(page.after(order.start(wish)));
        }

        private Sql narrowed() {
            if (!wish.isForFew()) {
                return Sql.NOTHING;
            }
            var among = wish.live().stream().map(MAY_STAND_SO::get).distinct().toList();
            // Its index has the order of the list, which a join would lose.
            return Sql.of(
                    among.equals(List.of(UNSEEN)) ? "a.unseen" : "a.id in (" + String.join(" union all ", among) + ")");
        }

        /** However they stand with their readers. */
        private long countFound() {
            return count(ARTICLES.where(find).counted());
        }

        private long countStanding() {
            return count(Sql.filled(FOUND, find)
                    .then(Sql.of("select count(*) from found a" + PUBLICATION).where(standing)));
        }

        private long countWalked() {
            return count(
                    withStanding(ARTICLES).where(check, narrowed(), standing).counted());
        }

        /** As many as are to be expected from those on pages of the table that are chosen by chance, the same each time. */
        private long expect() {
            return count(withStanding(Sql.of(SAMPLE)).where(check, standing));
        }

        private Sql withStanding(Sql articles) {
            return standing.isEmpty() ? articles : articles.then(PUBLICATION);
        }

        private long count(Sql statement) {
            return statement.readPlannedAnew(connection, row -> row.getLong(1)).get(0);
        }
    }

    private static @Nullable Object sections(WorkingCopyWish wish) {
        // An array, because an empty list would ask for nothing in particular.
        return wish.isForEverySection() ? null : wish.sections().toArray(UUID[]::new);
    }

    private static List<LiveState> otherStandings(WorkingCopyWish wish) {
        return wish.live().isEmpty() ? List.of() : List.copyOf(EnumSet.complementOf(EnumSet.copyOf(wish.live())));
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
                RowReader.timeOrNull(row, 9),
                RowReader.timeOrNull(row, 10),
                row.getBoolean(11),
                row.getInt(12),
                row.getString(13),
                RowReader.time(row, 14),
                row.getString(15));
    }
}
