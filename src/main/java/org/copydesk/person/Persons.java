package org.copydesk.person;

import java.util.Collection;
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

public interface Persons {

    Session session();

    @HQL("where (name, id) > (:name, :id) order by name, id")
    SelectionQuery<Person> byName(String name, UUID id);

    @SQL("select kind, id, article_id from person_use where person_id = :id order by article_id limit 20")
    List<Use> uses(UUID id);

    @HQL("where id in :ids")
    List<Person> byIds(Collection<UUID> ids);

    /** Those who go by this name; capitals do not count. */
    @SQL("select * from person where lower(name) = lower(:name) or aliases @> array[cast(:name as text)] order by id")
    List<Person> called(String name);

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
