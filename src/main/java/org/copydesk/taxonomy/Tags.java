package org.copydesk.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.auth.Actor;
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

public interface Tags {

    Session session();

    @HQL("where (slug, id) > (:slug, :id) order by slug, id")
    SelectionQuery<Tag> inOrder(String slug, UUID id, Restriction<Tag> wanted);

    /** One page of all, by slug. */
    default Listing<Tag> list(TagFilter filter, PageRequest page) {
        return list(page, filter.wanted());
    }

    /** The same of those that live articles have: any other would tell of a story to come. */
    default Listing<Tag> listPublished(TagFilter filter, PageRequest page) {
        return list(page, Restriction.all(filter.wanted(), new SqlRestriction<>("""
                                (? in (select unnest(tags) from newest_edition)
                                or exists (select from live_edition where tags @> array[cast(? as varchar)]))
                                """, List.of(Tag_.slug, Tag_.slug))));
    }

    private Listing<Tag> list(PageRequest page, Restriction<Tag> wanted) {
        return Listing.of(
                page,
                Cursor.of("", Cursor.LOWEST_ID),
                at -> inOrder(at.text(0), at.id(1), wanted),
                tag -> Cursor.of(tag.slug, tag.id));
    }

    @HQL("where slug in :slugs")
    List<Tag> bySlugs(List<String> slugs);

    @Find
    Optional<Tag> byId(UUID id);

    /** The first that goes by this name, looked for as a person is. */
    @SQL("""
            with called as materialized (select * from tag where name_key(name) = name_key(:name))
            select * from called order by slug limit 1
            """)
    Optional<Tag> called(String name);

    /** Editions that readers see, or are going to, with this slug in their addresses. */
    @SQL("""
            select 'edition', e.id, e.article_id, a.section_id
            from (select * from edition_to_be_seen where tags @> array[cast(:slug as varchar)] limit 20) e
            join article a on a.id = e.article_id
            """)
    List<Use> seenUnder(String slug);

    @HQL("where id in :ids order by id")
    SelectionQuery<Tag> byIds(List<UUID> ids);

    /** The tags keep their slugs until this transaction ends; where somebody is about to give one another, it waits. */
    default void keep(List<Tag> tags) {
        if (!tags.isEmpty()) {
            byIds(tags.stream().map(tag -> tag.id).toList())
                    .setHibernateLockMode(LockMode.PESSIMISTIC_READ)
                    .getResultList();
        }
    }

    /** Editions carry the slug as it was when they were published; one that is just being published is waited for. */
    default void requireUnseen(Tag tag, Actor actor) {
        session().lock(tag, LockMode.PESSIMISTIC_WRITE);
        Use.requireNone(
                seenUnder(tag.slug),
                actor::worksIn,
                "Readers see articles under the slug '%s', or are going to. The name may change; for another slug, or"
                        + " to delete the tag, publish the articles listed in 'uses' without the tag first.",
                tag.slug);
    }

    default Tag require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No tag has the id '%s'.", id));
    }
}
