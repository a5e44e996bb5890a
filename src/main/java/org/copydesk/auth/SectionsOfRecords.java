package org.copydesk.auth;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.annotations.processing.SQL;

/** Where a record stands. The tables are asked by their names: their packages know this one, not the other way round. */
interface SectionsOfRecords {

    Session session();

    /** @return none where there is no such record */
    @SQL("""
            select section_id from article where id = case :kind
                when 'articles' then :id
                when 'quotes' then (select article_id from quote where id = :id)
                when 'citations' then (select article_id from citation where id = :id)
                when 'comments' then (select article_id from comment where id = :id)
            end
            """)
    List<UUID> of(String kind, UUID id);

    @SQL("select id from section where slug = :slug")
    Optional<UUID> bySlug(String slug);

    record Named(UUID id, String slug) {}

    @SQL("select id, slug from section where id = any(cast(:ids as uuid[]))")
    List<Named> named(String ids);

    /** Those that were deleted are missing. */
    default Map<UUID, String> slugs(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var array = ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        return named(array).stream().collect(Collectors.toMap(Named::id, Named::slug));
    }
}
