package org.copydesk.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record.
 *
 * @param actor who made it, by the name of the token; "system" where nobody did
 * @param address from where, as the service saw it
 * @param article the article that the record belongs to
 * @param changes each changed field before and after; confidential values are left out
 */
public record AuditEventView(
        UUID id,
        Instant at,
        String actor,
        @Nullable UUID token,
        @Nullable String address,
        AuditEvent.Action action,
        RecordKind kind,
        UUID record,
        @Nullable UUID article,
        Map<String, AuditEvent.Change> changes) {

    /** @param withheld for a reader who may not know what it tells of a source */
    static AuditEventView of(AuditEvent event, boolean withheld) {
        return new AuditEventView(
                event.id,
                event.at,
                event.actor,
                event.tokenId,
                event.address,
                event.action,
                event.kind,
                event.recordId,
                event.articleId,
                withheld ? event.withheld() : event.changes);
    }
}
