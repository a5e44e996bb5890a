package org.copydesk.database;

import java.util.List;
import java.util.UUID;
import org.copydesk.http.Refusal;

/** A record that refers to another one and keeps it from being deleted. */
public record Use(String kind, UUID id, UUID article) {

    /** @param otherwise what the refusal says of those that there are */
    public static void requireNone(List<Use> uses, String otherwise, Object... args) {
        if (!uses.isEmpty()) {
            throw Refusal.conflict(otherwise, args).with("uses", uses);
        }
    }
}
