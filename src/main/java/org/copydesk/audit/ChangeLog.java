package org.copydesk.audit;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event for every change that a unit of work makes, in its transaction. It stands where records are written,
 * not where they are asked to be, so that no feature can forget it; a statement that changes many rows at once passes it
 * by: what it does is what nobody decided, or is brought to the {@link AuditTrail}. One instance serves one unit of work.
 */
@Dependent
@PersistenceUnitExtension
class ChangeLog implements Interceptor {

    private static final String CONFIDENTIAL = "confidential";

    private record Key(RecordKind kind, UUID record) {}

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
    AuditTrail trail;

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
        if (collection instanceof PersistentCollection<?> changed) {
            note(changed, key, changed.getStoredSnapshot());
        }
    }

    @Override
    public void onCollectionRecreate(Object collection, Object key) {
        if (collection instanceof PersistentCollection<?> made && !((Collection<?>) collection).isEmpty()) {
            note(made, key, null);
        }
    }

    private void note(PersistentCollection<?> collection, Object key, @Nullable Object before) {
        var owner = collection.getOwner();
        var kind = owner == null ? null : RecordKind.of(owner.getClass());
        if (kind == null) {
            return;
        }
        var name = Objects.requireNonNull(collection.getRole());
        var change = tellsWhoIsConfidential(before) || tellsWhoIsConfidential(collection)
                ? AuditEvent.Change.WITHHELD
                : new AuditEvent.Change(Audited.plain(before), Audited.plain(collection));
        add(
                AuditEvent.Action.UPDATED,
                new Key(kind, (UUID) key),
                article(kind, owner, (UUID) key),
                Map.of(name.substring(name.lastIndexOf('.') + 1), change));
    }

    private void note(
            AuditEvent.Action action,
            Object entity,
            Object id,
            Object[] before,
            Object[] after,
            String[] names,
            Type[] types) {
        var kind = RecordKind.of(entity.getClass());
        if (kind == null) {
            return;
        }
        var changes = new LinkedHashMap<String, AuditEvent.Change>();
        for (var i = 0; i < names.length; i++) {
            if (!types[i].isCollectionType()
                    && Audited.writesDown(kind, names[i])
                    && !Objects.equals(before[i], after[i])) {
                changes.put(names[i], new AuditEvent.Change(Audited.plain(before[i]), Audited.plain(after[i])));
            }
        }
        if (isConfidential(before, names) || isConfidential(after, names)) {
            changes.replaceAll((name, change) -> AuditEvent.Change.WITHHELD);
        }
        if (!changes.isEmpty() || action != AuditEvent.Action.UPDATED) {
            add(action, new Key(kind, (UUID) id), article(kind, entity, (UUID) id), changes);
        }
    }

    private void add(
            AuditEvent.Action action, Key key, @Nullable UUID article, Map<String, AuditEvent.Change> changes) {
        pending.computeIfAbsent(key, first -> new Pending(action, article)).add(action, changes);
    }

    /** A citation tells who its source is. */
    private static boolean isConfidential(Object[] state, String[] names) {
        var fields = Arrays.asList(names);
        var own = fields.indexOf(CONFIDENTIAL);
        var source = fields.indexOf("source");
        return own >= 0 && Boolean.TRUE.equals(state[own]) || source >= 0 && isConfidential(state[source]);
    }

    /** So does the way a quote came. */
    private static boolean tellsWhoIsConfidential(@Nullable Object collection) {
        return collection instanceof Collection<?> parts
                && parts.stream().anyMatch(part -> isConfidential(Audited.read(part, "source")));
    }

    private static boolean isConfidential(@Nullable Object source) {
        return source != null && Boolean.TRUE.equals(Audited.read(Hibernate.unproxy(source), CONFIDENTIAL));
    }

    private static @Nullable UUID article(RecordKind kind, Object entity, UUID id) {
        if (kind == RecordKind.ARTICLE) {
            return id;
        }
        var direct = Audited.read(entity, "articleId");
        return (UUID) (direct != null ? direct : Audited.plain(Audited.read(entity, "article")));
    }

    @Override
    public void beforeTransactionCompletion(@Nullable Transaction transaction) {
        if (pending.isEmpty()) {
            return;
        }
        try {
            trail.write(entries());
            pending.clear();
        } catch (SQLException | UncheckedIOException e) {
            // What is thrown here is logged, and the transaction would go on.
            running.setRollbackOnly();
            throw new HibernateException("The change could not be put on record, so it is not made.", e);
        }
    }

    /** Here, because nothing is written past this place; what is thrown at the end of the transaction would be lost. */
    @Override
    public void postFlush(Iterator<Object> entities) {
        try {
            trail.requireReach(entries());
        } catch (SQLException e) {
            throw new HibernateException("Nobody knows whether this may be changed, so it is not.", e);
        }
    }

    private List<AuditTrail.Entry> entries() {
        return pending.entrySet().stream()
                .map(entry -> new AuditTrail.Entry(
                        entry.getValue().action,
                        entry.getKey().kind(),
                        entry.getKey().record(),
                        entry.getValue().article,
                        entry.getValue().changes))
                .toList();
    }
}
