package org.copydesk.audit;

import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface AuditEvents {

    Session session();

    @HQL("where id < :before order by id desc")
    SelectionQuery<AuditEvent> newest(UUID before, Restriction<AuditEvent> wanted);

    /** Everything on record of an article and what belongs to it. */
    @HQL("where articleId = :article and id < :before order by id desc")
    SelectionQuery<AuditEvent> newestOf(UUID article, UUID before);
}
