package org.copydesk.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.SqlRestriction;
import org.copydesk.database.Use;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface Persons {

    Session session();

    @HQL("where (name, id) > (:name, :id) order by name, id")
    SelectionQuery<Person> byName(String name, UUID id, Restriction<Person> wanted);

    String BEGUN = """
            with begun as materialized (select * from person where name_words(name, aliases) @@ words_begun(:words))
            """;

    /** Whoever is in many articles is in one of the newest; an index would gather all of them first. */
    String IS_NAMED = """
            p.id in (select unnest(person_ids) from newest_edition)
            or exists (select from live_edition where person_ids @> array[p.id])
            """;

    /**
     * Those of them with a name of which words begin so. They are found first, and then looked at from A to Z: a planner that
     * hopes to meet them on the way from A to Z reads all where they are rare.
     */
    @SQL(BEGUN + """
            select * from (
                select * from begun where kind in :kinds and (name, id) > (:name, :id)
                order by name, id offset 0) p
            where :all or\s""" + IS_NAMED + """
            order by name, id offset :offset limit :limit
            """)
    List<Person> begun(String words, List<String> kinds, boolean all, String name, UUID id, int offset, int limit);

    @SQL(BEGUN + """
            select count(*) from begun p where kind in :kinds and (:all or\s""" + IS_NAMED + ")")
    long countBegun(String words, List<String> kinds, boolean all);

    /** One page of all, by name. */
    default Listing<Person> list(PersonFilter filter, PageRequest page) {
        return list(filter, page, true);
    }

    /** The same of those whom live editions name: a record made for a draft would tell of it. */
    default Listing<Person> listLive(PersonFilter filter, PageRequest page) {
        return list(filter, page, false);
    }

    private static Restriction<Person> live() {
        return new SqlRestriction<>("(" + IS_NAMED.replace("p.id", "?") + ")", List.of(Person_.id, Person_.id));
    }

    /** Nobody where no live edition names the person. */
    default Optional<Person> live(UUID id) {
        return byName("", Cursor.LOWEST_ID, Restriction.all(Restriction.equal(Person_.id, id), live()))
                .uniqueResultOptional();
    }

    private Listing<Person> list(PersonFilter filter, PageRequest page, boolean all) {
        var first = Cursor.of("", Cursor.LOWEST_ID);
        var words = filter.q();
        // Few are named by their ids, and have their words looked at one by one.
        if (words == null || !filter.ids().isEmpty()) {
            var wanted = all ? filter.wanted() : Restriction.all(filter.wanted(), live());
            return Listing.of(page, first, at -> byName(at.text(0), at.id(1), wanted), Persons::keys);
        }
        var at = page.after(first);
        var kinds = filter.kinds().stream().map(Enum::name).toList();
        return Listing.of(
                begun(words, kinds, all, at.text(0), at.id(1), page.offset(), page.rows()),
                page,
                Persons::keys,
                () -> countBegun(words, kinds, all));
    }

    private static Cursor keys(Person person) {
        return Cursor.of(person.name, person.id);
    }

    @SQL("""
            select u.kind, u.id, u.article_id, a.section_id
            from (select * from person_use where person_id = :id order by article_id limit 20) u
            join article a on a.id = u.article_id
            order by u.article_id
            """)
    List<Use> uses(UUID id);

    /**
     * The first who goes by this name; capitals, accents and kinds of apostrophes do not count. All who do are found before: a planner that needs only one
     * looks for it among all persons in their order, and for a new name in vain.
     */
    @SQL("""
            with called as materialized (
                select * from person where name_keys(name, aliases) @> array[name_key(:name)])
            select * from called order by id limit 1
            """)
    Optional<Person> called(String name);

    @Find
    Optional<Person> byId(UUID id);

    default Person require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No person has the id '%s'.", id));
    }

    /** @param pointer where the request names the person, for the refusal */
    default Person require(UUID id, String pointer) {
        return byId(id).orElseThrow(() -> Refusal.unprocessable(
                        "No person has the id '%s'. Create one first with POST /api/v1/desk/persons.", id)
                .at(pointer, "is not the id of a person"));
    }
}
