package org.copydesk.database;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Identifiers of records: UUID version 7 (RFC 9562). They are given when a record is made and not by the database,
 * because a client may bring its own with {@code PUT … If-None-Match: *}.
 */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
