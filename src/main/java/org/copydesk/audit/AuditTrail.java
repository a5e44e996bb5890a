package org.copydesk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copydesk.auth.Actor;
import org.copydesk.auth.SectionLimit;
import org.copydesk.database.Ids;
import org.copydesk.database.JsonColumns;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes on record in the transaction that makes them, and keeps a limited token to its sections. What the ORM
 * writes comes here by itself, through {@link ChangeLog}; who writes below the ORM brings it.
 */
@ApplicationScoped
public class AuditTrail {

    private static final String INSERT =
            "insert into event (id, at, actor, token_id, address, action, kind, record_id, article_id, changes)"
                    + " values (?, now(), ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))";

    @Inject
    AgroalDataSource database;

    @Inject
    SectionLimit limit;

    record Entry(
            AuditEvent.Action action,
            String kind,
            UUID record,
            @Nullable UUID article,
            Map<String, AuditEvent.Change> changes) {}

    /** What would be on record of it: its fields by name, other records by their ids. */
    public Map<String, @Nullable Object> fields(Object record) {
        return Audited.fields(record);
    }

    /** An article that was just inserted. */
    public void created(UUID article, Map<String, @Nullable Object> fields) {
        note(AuditEvent.Action.CREATED, article, Map.of(), fields);
    }

    /** An article that was just changed. */
    public void updated(UUID article, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        note(AuditEvent.Action.UPDATED, article, before, after);
    }

    private void note(
            AuditEvent.Action action,
            UUID article,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        var changes = new LinkedHashMap<String, AuditEvent.Change>();
        after.forEach((name, value) -> {
            if (!Objects.equals(before.get(name), value)) {
                changes.put(name, new AuditEvent.Change(before.get(name), value));
            }
        });
        var entries = List.of(new Entry(action, "article", article, article, changes));
        try {
            requireReach(entries);
            write(entries);
        } catch (SQLException | JsonProcessingException e) {
            throw new PersistenceException("The change could not be put on record, so it is not made.", e);
        }
    }

    void write(Collection<Entry> entries) throws SQLException, JsonProcessingException {
        var actor = actor();
        var address = address();
        // The pool gives the connection of the running transaction.
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                insert.setObject(1, Ids.next());
                insert.setString(2, actor == null ? "system" : actor.name());
                insert.setObject(3, actor == null ? null : actor.tokenId());
                insert.setString(4, address);
                insert.setString(5, entry.action.name());
                insert.setString(6, entry.kind);
                insert.setObject(7, entry.record);
                insert.setObject(8, entry.article);
                insert.setString(9, JsonColumns.MAPPER.writeValueAsString(entry.changes));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Refuses where an article that was written is out of the caller's reach, or was moved out of it. */
    void requireReach(Collection<Entry> entries) throws SQLException {
        var actor = actor();
        if (actor == null || entries.isEmpty()) {
            return;
        }
        Set<UUID> articles =
                entries.stream().map(Entry::article).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<UUID> left = entries.stream()
                .filter(entry -> entry.kind.equals("article"))
                .map(entry -> entry.changes.get("section"))
                .filter(move -> move != null && move.before() != null)
                .map(move -> (UUID) move.before())
                .collect(Collectors.toSet());
        limit.require(actor, articles, left);
    }

    private static @Nullable Actor actor() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        var identity =
                Arc.container().instance(CurrentIdentityAssociation.class).get();
        return identity != null && identity.getIdentity().getPrincipal() instanceof Actor actor ? actor : null;
    }

    private static @Nullable String address() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        var request = Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        return request == null || request.request().remoteAddress() == null
                ? null
                : request.request().remoteAddress().hostAddress();
    }
}
