package org.copydesk.database;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.restriction.Restriction;

/** What an index has found for a list at the desk that is sorted by something else. */
public final class Found {

    /** So many are asked for. */
    public static final int LIMIT = 10_001;

    private Found() {}

    /**
     * Few are looked up by their ids and then sorted; many are met on the way through the list. A planner would take either
     * way for the wrong words, as it does not know how many rows have them.
     *
     * @param ids of what the index has found, no more of them than the limit
     * @param met the same condition for a row that is met on the way
     */
    public static <X> Restriction<X> rows(List<UUID> ids, SingularAttribute<X, UUID> id, SqlRestriction<X> met) {
        return ids.size() < LIMIT
                ? new SqlRestriction<>("? = any (?)", List.of(id), List.of((Object) ids.toArray(UUID[]::new)))
                : met;
    }
}
