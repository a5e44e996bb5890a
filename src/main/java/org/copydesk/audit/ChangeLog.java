package org.copydesk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copydesk.auth.Actor;
import org.copydesk.auth.SectionLimit;
import org.copydesk.database.Ids;
import org.copydesk.database.JsonColumns;
import org.hibernate.HibernateException;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event for every change that a unit of work makes, in its transaction. It stands where records are written,
 * not where they are asked to be, so that no feature can forget it; a statement that changes many rows at once passes it
 * by and is used only for what no person decided. One instance serves one unit of work.
 */
@Dependent
@PersistenceUnitExtension
class ChangeLog implements Interceptor {

    private static final String CONFIDENTIAL = "confidential";

    private record Key(String kind, UUID record) {}

    private static final class Pending {
        AuditEvent.Action action;
        final @Nullable UUID article;
        final Map<String, AuditEvent.Change> changes = new LinkedHashMap<>();

        Pending(AuditEvent.Action action, @Nullable UUID article) {
            this.action = action;
            this.article = article;
        }

        /** Hibernate may tell the same change several times, and a record may change several times in one transaction. */
        void add(AuditEvent.Action next, Map<String, AuditEvent.Change> more) {
            if (next == AuditEvent.Action.DELETED) {
                action = next;
            }
            more.forEach((name, change) ->
                    changes.merge(name, change, (first, last) -> new AuditEvent.Change(first.before(), last.after())));
        }
    }

    @Inject
    AgroalDataSource database;

    @Inject
    SectionLimit limit;

    @Inject
    TransactionSynchronizationRegistry running;

    private final Map<Key, Pending> pending = new LinkedHashMap<>();

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        note(AuditEvent.Action.CREATED, entity, id, new Object[names.length], state, names, types);
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] state, Object @Nullable [] before, String[] names, Type[] types) {
        if (before != null) {
            note(AuditEvent.Action.UPDATED, entity, id, before, state, names, types);
        }
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        note(AuditEvent.Action.DELETED, entity, id, state, new Object[names.length], names, types);
    }

    /** Tags, creators and chains are tables of their own. */
    @Override
    public void onCollectionUpdate(Object collection, Object key) {
        if (collection instanceof PersistentCollection<?> changed
                && changed.getOwner() != null
                && Audited.is(changed.getOwner().getClass())) {
            var owner = changed.getOwner();
            var name = Objects.requireNonNull(changed.getRole());
            var change = new AuditEvent.Change(plain(changed.getStoredSnapshot()), plain(collection));
            add(
                    AuditEvent.Action.UPDATED,
                    owner,
                    (UUID) key,
                    article(owner, (UUID) key),
                    Map.of(name.substring(name.lastIndexOf('.') + 1), change));
        }
    }

    private void note(
            AuditEvent.Action action,
            Object entity,
            Object id,
            Object[] before,
            Object[] after,
            String[] names,
            Type[] types) {
        if (!Audited.is(entity.getClass())) {
            return;
        }
        var changes = new LinkedHashMap<String, AuditEvent.Change>();
        for (var i = 0; i < names.length; i++) {
            if (!types[i].isCollectionType()
                    && Audited.writesDown(entity.getClass(), names[i])
                    && !Objects.equals(before[i], after[i])) {
                changes.put(names[i], new AuditEvent.Change(plain(before[i]), plain(after[i])));
            }
        }
        if (isConfidential(before, names) || isConfidential(after, names)) {
            changes.replaceAll((name, change) -> new AuditEvent.Change(null, null));
        }
        if (!changes.isEmpty() || action != AuditEvent.Action.UPDATED) {
            add(action, entity, (UUID) id, article(entity, (UUID) id), changes);
        }
    }

    private void add(
            AuditEvent.Action action,
            Object entity,
            UUID id,
            @Nullable UUID article,
            Map<String, AuditEvent.Change> changes) {
        pending.computeIfAbsent(new Key(kind(entity), id), first -> new Pending(action, article))
                .add(action, changes);
    }

    private static boolean isConfidential(Object[] state, String[] names) {
        var at = Arrays.asList(names).indexOf(CONFIDENTIAL);
        return at >= 0 && Boolean.TRUE.equals(state[at]);
    }

    private static String kind(Object entity) {
        var name = entity.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable UUID article(Object entity, UUID id) {
        if (entity.getClass().getSimpleName().equals("Article")) {
            return id;
        }
        var direct = read(entity, "articleId");
        return (UUID) (direct != null ? direct : plain(read(entity, "article")));
    }

    /** Other records by their ids, parts by their fields, everything else as it is. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof HibernateProxy proxy) {
            return proxy.getHibernateLazyInitializer().getIdentifier();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(ChangeLog::plain).toList();
        }
        if (value != null && value.getClass().isAnnotationPresent(Embeddable.class)) {
            var parts = new LinkedHashMap<String, @Nullable Object>();
            Arrays.stream(value.getClass().getDeclaredFields())
                    .filter(part -> !Modifier.isStatic(part.getModifiers())
                            && !part.getName().startsWith("$"))
                    .forEach(part -> parts.put(part.getName(), plain(read(value, part.getName()))));
            return parts;
        }
        if (value != null && value.getClass().isAnnotationPresent(Entity.class)) {
            return read(value, "id");
        }
        return value;
    }

    /** Panache gives every public field of a record a getter, and hides the field behind it. */
    private static @Nullable Object read(Object owner, String name) {
        try {
            var getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            return owner.getClass().getMethod(getter).invoke(owner);
        } catch (NoSuchMethodException none) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeTransactionCompletion(@Nullable Transaction transaction) {
        if (pending.isEmpty()) {
            return;
        }
        var actor = actor();
        var address = address();
        var sql = "insert into event (id, at, actor, token_id, address, action, kind, record_id, article_id, changes)"
                + " values (?, now(), ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))";
        // The pool gives the connection of the transaction that is about to end.
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (var entry : pending.entrySet()) {
                var change = entry.getValue();
                insert.setObject(1, Ids.next());
                insert.setString(2, actor == null ? "system" : actor.name());
                insert.setObject(3, actor == null ? null : actor.tokenId());
                insert.setString(4, address);
                insert.setString(5, change.action.name());
                insert.setString(6, entry.getKey().kind());
                insert.setObject(7, entry.getKey().record());
                insert.setObject(8, change.article);
                insert.setString(9, JsonColumns.MAPPER.writeValueAsString(change.changes));
                insert.addBatch();
            }
            insert.executeBatch();
            pending.clear();
        } catch (SQLException | JsonProcessingException e) {
            // What is thrown here is logged, and the transaction would go on.
            running.setRollbackOnly();
            throw new HibernateException("The change could not be put on record, so it is not made.", e);
        }
    }

    /** Here, because nothing is written past this place; what is thrown at the end of the transaction would be lost. */
    @Override
    public void postFlush(Iterator<Object> entities) {
        var actor = actor();
        if (actor != null && !pending.isEmpty()) {
            requireReach(actor);
        }
    }

    private void requireReach(Actor actor) {
        var articles = pending.values().stream()
                .map(change -> change.article)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var left = pending.entrySet().stream()
                .filter(change -> change.getKey().kind().equals("article"))
                .map(change -> change.getValue().changes.get("section"))
                .filter(move -> move != null && move.before() != null)
                .map(move -> (UUID) move.before())
                .collect(Collectors.toSet());
        try {
            limit.require(actor, articles, left);
        } catch (SQLException e) {
            throw new HibernateException("Nobody knows whether this may be changed, so it is not.", e);
        }
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
