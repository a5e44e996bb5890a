package org.copydesk.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.http.Listing;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface AuditEvents {

    Session session();

    @HQL("where id < :before order by id desc")
    SelectionQuery<AuditEvent> newest(UUID before, Restriction<AuditEvent> wanted);

    /** Everything on record of an article and what belongs to it. */
    @HQL("where articleId = :article and id < :before order by id desc")
    SelectionQuery<AuditEvent> newestOf(UUID article, UUID before);

    /**
     * Those of them that tell who a source is that is confidential now, whatever it was when they were written. A citation
     * tells of every source that it ever had; of a source that is gone, nobody knows what it was in the end.
     */
    @SQL("""
            with asked as (select * from event where id in :events),
            told as (
                select id, cast(source #>> '{}' as uuid) as source
                from asked, jsonb_path_query(changes, '$.chain.*[*].source') source
                where kind = 'quote' and source <> 'null'
                union all
                select id, record_id from asked where kind = 'source'
                union all
                select a.id, c.source_id from asked a join citation c on c.id = a.record_id where a.kind = 'citation'
                union all
                select a.id, cast(coalesce(e.changes #>> side, e.changes #>> other) as uuid)
                from asked a join event e on e.record_id = a.record_id,
                     (values (array['source', 'before'], array['source', 'after']),
                             (array['source', 'after'], array['source', 'before'])) sides(side, other)
                where a.kind = 'citation' and e.changes -> 'source' is not null)
            select distinct id from told t
            where not exists (select from source s where s.id = t.source and not s.confidential)
            """)
    List<UUID> tellingWhoIsConfidential(List<UUID> events);

    /** As this reader may see them. */
    default Listing<AuditEventView> shown(Listing<AuditEvent> events, Actor reader) {
        Set<UUID> telling = reader.seesConfidential() || events.data().isEmpty()
                ? Set.of()
                : Set.copyOf(tellingWhoIsConfidential(
                        events.data().stream().map(event -> event.id).toList()));
        return events.map(event -> AuditEventView.of(event, telling.contains(event.id)));
    }
}
