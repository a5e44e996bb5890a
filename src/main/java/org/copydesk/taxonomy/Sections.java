package org.copydesk.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

public interface Sections {

    Session session();

    @HQL("where (position, id) > (:position, :id) order by position, id")
    SelectionQuery<Section> inOrder(int position, UUID id, Restriction<Section> wanted);

    /** One page of them, in the newsroom's order. */
    default Listing<Section> list(SectionFilter filter, PageRequest page) {
        var wanted = filter.wanted();
        return Listing.of(
                page,
                Cursor.of(-1, Cursor.LOWEST_ID),
                at -> inOrder((int) at.number(0), at.id(1), wanted),
                section -> Cursor.of(section.position, section.id));
    }

    @Find
    Optional<Section> byId(UUID id);

    @Find
    Optional<Section> bySlug(String slug);

    @HQL("select id from Section where slug in :slugs")
    List<UUID> ids(List<String> slugs);

    /** The first that goes by this name, looked for as a person is. */
    @SQL("""
            with called as materialized (select * from section where name_key(name) = name_key(:name))
            select * from called order by position, id limit 1
            """)
    Optional<Section> called(String name);

    /** Editions that readers see, or are going to, with this slug in their addresses. */
    @SQL("""
            select 'edition', e.id, e.article_id, a.section_id
            from (select * from edition_to_be_seen where section = :slug limit 20) e
            join article a on a.id = e.article_id
            """)
    List<Use> seenUnder(String slug);

    @HQL("where id = :id")
    SelectionQuery<Section> withId(UUID id);

    /** The section keeps its slug until this transaction ends; where somebody is about to give it another, it waits. */
    default void keep(Section section) {
        withId(section.id).setHibernateLockMode(LockMode.PESSIMISTIC_READ).getSingleResult();
    }

    /** Editions carry the slug as it was when they were published; one that is just being published is waited for. */
    default void requireUnseen(Section section) {
        session().lock(section, LockMode.PESSIMISTIC_WRITE);
        Use.requireNone(
                seenUnder(section.slug),
                // Only who works everywhere keeps sections.
                standsIn -> true,
                "Readers see articles under the slug '%s', or are going to. The name may change; for another slug, or"
                        + " to delete the section, publish the articles listed in 'uses' in another section first.",
                section.slug);
    }

    default Section require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No section has the id '%s'.", id));
    }

    /** @param pointer where the request names the section, for the refusal */
    default Section require(String slug, String pointer) {
        return bySlug(slug)
                .orElseThrow(() -> Refusal.unprocessable(
                                "There is no section '%s'. List them with GET /api/v1/desk/sections.", slug)
                        .at(pointer, "is not the slug of a section"));
    }
}
