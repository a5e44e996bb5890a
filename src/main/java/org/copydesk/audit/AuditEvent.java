package org.copydesk.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One change of one record. {@link ChangeLog} writes the rows; the database lets nobody change them. */
@Entity
@Immutable
@Table(name = "event")
public class AuditEvent {

    @Schema(name = "AuditAction")
    public enum Action {
        CREATED,
        UPDATED,
        DELETED
    }

    /** A field before and after; null stands for none. */
    @Schema(name = "AuditChange")
    public record Change(@Nullable Object before, @Nullable Object after) {

        /** That something changed, and not what. */
        public static final Change WITHHELD = new Change(null, null);
    }

    @Id
    public UUID id;

    public Instant at;
    public String actor;
    public @Nullable UUID tokenId;
    public @Nullable String address;

    @Enumerated(EnumType.STRING)
    public Action action;

    public RecordKind kind;
    public UUID recordId;
    public @Nullable UUID articleId;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Change> changes;

    /** What changed, without who a source is. */
    Map<String, Change> withheld() {
        var told = new LinkedHashMap<>(changes);
        // Of a quote the chain alone tells that.
        told.replaceAll(
                (field, change) -> kind == RecordKind.QUOTE && !field.equals("chain") ? change : Change.WITHHELD);
        return told;
    }
}
