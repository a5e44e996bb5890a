package org.copydesk.database;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.copydesk.http.Refusal;

/**
 * A record that refers to another one and keeps it from being deleted.
 *
 * @param section where the article stands
 */
public record Use(
        String kind, UUID id, UUID article, @JsonIgnore UUID section) {

    /**
     * @param reached the sections of which the caller may know what is in them
     * @param otherwise what the refusal says of those that there are
     */
    public static void requireNone(List<Use> uses, Predicate<UUID> reached, String otherwise, Object... args) {
        if (uses.isEmpty()) {
            return;
        }
        var told = uses.stream().filter(use -> reached.test(use.section)).toList();
        var others = told.size() < uses.size() ? " It is in use in sections that the token does not reach, too." : "";
        throw Refusal.conflict(otherwise + others, args).with("uses", told);
    }
}
