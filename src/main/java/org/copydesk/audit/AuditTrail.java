package org.copydesk.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
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
import org.copydesk.database.WrittenJson;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes on record in the transaction that makes them, and keeps a limited token to its sections. What the ORM
 * writes comes here by itself, through {@link ChangeLog}; who writes below the ORM, or many rows at once, brings it.
 */
@ApplicationScoped
public class AuditTrail {

    /** Puts one change on record, by itself or as part of the statement that makes the change. */
    public static final String INSERT =
            "insert into event (id, at, actor, token_id, address, action, kind, record_id, article_id, changes)"
                    + " values (?, now(), ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))";

    @Inject
    AgroalDataSource database;

    @Inject
    SectionLimit limit;

    /** A change that is to be put on record. */
    public record Entry(
            AuditEvent.Action action,
            RecordKind kind,
            UUID record,
            @Nullable UUID article,
            Map<String, AuditEvent.Change> changes) {

        /**
         * Binds the values of {@link #INSERT}.
         *
         * @param place of the first
         */
        public void bind(PreparedStatement statement, int place) throws SQLException {
            var actor = actor();
            var next = place;
            statement.setObject(next++, Ids.next());
            statement.setString(next++, actor == null ? "system" : actor.name());
            statement.setObject(next++, actor == null ? null : actor.tokenId());
            statement.setString(next++, address());
            statement.setString(next++, action.name());
            statement.setString(next++, kind.written);
            statement.setObject(next++, record);
            statement.setObject(next++, article);
            statement.setString(next, WrittenJson.of(changes).toString());
        }
    }

    /** What would be on record of it: its fields by name, other records by their ids. */
    public Map<String, @Nullable Object> fields(Object record) {
        return Audited.fields(record);
    }

    public Entry created(UUID article, Map<String, @Nullable Object> fields) {
        return entry(AuditEvent.Action.CREATED, article, Map.of(), fields);
    }

    public Entry updated(UUID article, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return entry(AuditEvent.Action.UPDATED, article, before, after);
    }

    private static Entry entry(
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
        return new Entry(action, RecordKind.ARTICLE, article, article, changes);
    }

    void write(Collection<Entry> entries) throws SQLException {
        // The pool gives the connection of the running transaction.
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                entry.bind(insert, 1);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Puts on record what one statement changes of many rows, and refuses what is out of the caller's reach. */
    public void note(Collection<Entry> changes) {
        try {
            requireReach(changes);
            write(changes);
        } catch (SQLException e) {
            throw new PersistenceException("The change could not be put on record, so it is not made.", e);
        }
    }

    /** Refuses where what was written is out of the caller's reach. */
    public void requireReach(Entry entry) {
        try {
            requireReach(List.of(entry));
        } catch (SQLException e) {
            throw new PersistenceException("Nobody knows whether this may be changed, so it is not.", e);
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
                .filter(entry -> entry.kind == RecordKind.ARTICLE)
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
