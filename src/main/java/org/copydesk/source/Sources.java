package org.copydesk.source;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.SqlRestriction;
import org.copydesk.database.Use;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface Sources {

    Session session();

    /** Which sources somebody may see in a list. */
    enum Range {
        ALL,
        /** The place of a confidential one among the others would tell how its name begins. */
        ALL_BUT_CONFIDENTIAL,
        /** A record made for a draft would tell of it. */
        CITED_BY_LIVE_EDITIONS;

        private Restriction<Source> restriction() {
            return switch (this) {
                case ALL -> Restriction.unrestricted();
                case ALL_BUT_CONFIDENTIAL -> Restriction.equal(Source_.confidential, false);
                case CITED_BY_LIVE_EDITIONS ->
                    Restriction.all(
                            ALL_BUT_CONFIDENTIAL.restriction(),
                            new SqlRestriction<>(
                                    "(" + IS_CITED.replace("s.id", "?") + ")", List.of(Source_.id, Source_.id)));
            };
        }
    }

    @HQL("where (name, id) > (:name, :id) order by name, id")
    SelectionQuery<Source> byName(String name, UUID id, Restriction<Source> wanted);

    String BEGUN = """
            with begun as materialized (select * from source where name_words(name, aliases) @@ words_begun(:words))
            """;

    /** What many articles cite is in one of the newest; an index would gather all of them first. */
    String IS_CITED = """
            s.id in (select unnest(source_ids) from newest_edition)
            or exists (select from live_edition where source_ids @> array[s.id])
            """;

    /**
     * Those of them with a name of which words begin so. They are found first, and then looked at from A to Z: a planner that
     * hopes to meet them on the way from A to Z reads all where they are rare.
     */
    @SQL(BEGUN + """
            select * from (
                select * from begun
                where kind in :kinds and (not confidential or :confidential) and (name, id) > (:name, :id)
                order by name, id offset 0) s
            where :all or\s""" + IS_CITED + """
            order by name, id offset :offset limit :limit
            """)
    List<Source> begun(
            String words,
            List<String> kinds,
            boolean confidential,
            boolean all,
            String name,
            UUID id,
            int offset,
            int limit);

    @SQL(BEGUN + """
            select count(*) from begun s
            where kind in :kinds and (not confidential or :confidential) and (:all or\s""" + IS_CITED + ")")
    long countBegun(String words, List<String> kinds, boolean confidential, boolean all);

    /** One page of a list by name. */
    default Listing<Source> list(SourceFilter filter, PageRequest page, Range range) {
        var first = Cursor.of("", Cursor.LOWEST_ID);
        var words = filter.q();
        // Few are named by their ids, and have their words looked at one by one.
        if (words == null || !filter.ids().isEmpty()) {
            var wanted = Restriction.all(filter.wanted(), range.restriction());
            return Listing.of(page, first, at -> byName(at.text(0), at.id(1), wanted), Sources::keys);
        }
        var confidential = range == Range.ALL;
        var all = range != Range.CITED_BY_LIVE_EDITIONS;
        var at = page.after(first);
        var kinds = filter.kinds().stream().map(Enum::name).toList();
        return Listing.of(
                begun(words, kinds, confidential, all, at.text(0), at.id(1), page.offset(), page.rows()),
                page,
                Sources::keys,
                () -> countBegun(words, kinds, confidential, all));
    }

    /** None where no live edition cites the source, or where it is confidential. */
    default Optional<Source> live(UUID id) {
        return byName(
                        "",
                        Cursor.LOWEST_ID,
                        Restriction.all(Restriction.equal(Source_.id, id), Range.CITED_BY_LIVE_EDITIONS.restriction()))
                .uniqueResultOptional();
    }

    @HQL("""
            from Source s
            where s.id in (select c.source.id from Citation c where c.article.id = :article)
               or s.id in (select l.source.id from Quote q join q.chain l where q.article.id = :article)
            order by s.id
            """)
    SelectionQuery<Source> namedBy(UUID article);

    /** What an article names is not made confidential before this transaction ends; where somebody is about to, it waits. */
    default void keep(UUID article) {
        namedBy(article).setHibernateLockMode(LockMode.PESSIMISTIC_READ).getResultList();
    }

    private static Cursor keys(Source source) {
        return Cursor.of(source.name, source.id);
    }

    @SQL("""
            select u.kind, u.id, u.article_id, a.section_id
            from (select * from source_use where source_id = :id order by article_id limit 20) u
            join article a on a.id = u.article_id
            order by u.article_id
            """)
    List<Use> uses(UUID id);

    String CALLED = """
            with called as materialized (
                select * from source where name_keys(name, aliases) @> array[name_key(:name)])
            """;

    /**
     * The first that goes by this name, looked for as a person is; a confidential one is never found, because finding it
     * would tell of it.
     */
    @SQL(CALLED + "select * from called where not confidential order by id limit 1")
    Optional<Source> called(String name);

    /** The same for what is put on record: another record of a confidential source would tell readers its name. */
    @SQL(CALLED + "select * from called order by confidential desc, id limit 1")
    Optional<Source> calledInConfidence(String name);

    @Find
    Optional<Source> byId(UUID id);

    default Source require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No source has the id '%s'.", id));
    }

    /** @param pointer where the request names the source, for the refusal */
    default Source require(UUID id, String pointer) {
        return byId(id).orElseThrow(() -> Refusal.unprocessable(
                        "No source has the id '%s'. Create one first with POST /api/v1/desk/sources.", id)
                .at(pointer, "is not the id of a source"));
    }
}
