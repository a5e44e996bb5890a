package org.copydesk.auth;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    record Named(UUID id, String slug) {}

    @SQL("select id, slug from section where id = any(:ids)")
    List<Named> named(UUID[] ids);

    @SQL("select id, slug from section where slug = any(:slugs)")
    List<Named> called(String[] slugs);

    /** Those that were deleted are missing. */
    default Map<UUID, String> slugs(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : named(ids.toArray(UUID[]::new)).stream().collect(Collectors.toMap(Named::id, Named::slug));
    }

    /** Those that do not exist are missing. */
    default Map<String, UUID> ids(Collection<String> slugs) {
        return slugs.isEmpty()
                ? Map.of()
                : called(slugs.toArray(String[]::new)).stream().collect(Collectors.toMap(Named::slug, Named::id));
    }
}
