package org.copydesk.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.http.Cursor;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

public interface AuditEvents {

    Session session();

    @HQL("""
            where id < :before
              and (articleId = :article or :article is null)
              and (recordId = :record or :record is null)
              and (kind = :kind or :kind is null)
              and (actor = :actor or :actor is null)
              and (action = :action or :action is null)
              and at >= :from and at < :to
              and (:everywhere = true or articleId is null
                   or articleId in (select a.id from Article a where a.section.id in :sections))
            order by id desc
            """)
    SelectionQuery<AuditEvent> newest(
            UUID before,
            @Nullable UUID article,
            @Nullable UUID record,
            @Nullable String kind,
            @Nullable String actor,
            AuditEvent.@Nullable Action action,
            Instant from,
            Instant to,
            boolean everywhere,
            List<UUID> sections);

    /** Everything on record of an article and what belongs to it. */
    default SelectionQuery<AuditEvent> newestOf(UUID article, UUID before) {
        return newest(
                before, article, null, null, null, null, Cursor.BEGINNING_OF_TIME, Cursor.END_OF_TIME, true, List.of());
    }
}
