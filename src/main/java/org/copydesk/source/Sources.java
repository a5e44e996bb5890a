package org.copydesk.source;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.Use;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;

public interface Sources {

    Session session();

    @HQL("where (name, id) > (:name, :id) order by name, id")
    SelectionQuery<Source> byName(String name, UUID id);

    @SQL("select kind, id, article_id from source_use where source_id = :id order by article_id limit 20")
    List<Use> uses(UUID id);

    /** Those that go by this name; a confidential one is never found, because finding it would tell of it. */
    @SQL("""
            select * from source
            where (lower(name) = lower(:name) or aliases @> array[cast(:name as text)]) and not confidential order by id
            """)
    List<Source> called(String name);

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
