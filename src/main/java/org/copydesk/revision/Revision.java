package org.copydesk.revision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.copydesk.database.Ids;
import org.copydesk.database.Sha256;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A working copy as it was saved once, chained to the one before it: who changes a snapshot, an author or a time behind
 * Copydesk's back breaks every hash from there on.
 */
@Entity
@Immutable
public class Revision extends PanacheEntityBase {

    public enum Kind {
        CREATION,
        EDIT,
        RESTORATION
    }

    @Id
    public UUID id;

    public UUID articleId;

    /** Counts from 1 within an article, without gaps. */
    public int number;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public @Nullable String note;

    /** The article as the desk API takes it, in JSON. */
    public String snapshot;

    public @Nullable String previousSha256;
    public String sha256;
    public Instant createdAt;
    public String createdBy;

    public static Revision first(UUID articleId, String snapshot, String author) {
        return new Revision().fill(articleId, 1, Kind.CREATION, snapshot, null, author);
    }

    public Revision next(Kind kind, String snapshot, String author) {
        return new Revision().fill(articleId, number + 1, kind, snapshot, sha256, author);
    }

    private Revision fill(
            UUID articleId, int number, Kind kind, String snapshot, @Nullable String previousSha256, String author) {
        this.id = Ids.next();
        this.articleId = articleId;
        this.number = number;
        this.kind = kind;
        this.snapshot = snapshot;
        this.previousSha256 = previousSha256;
        // PostgreSQL keeps microseconds; the hash must see what a reader of the row will see.
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.createdBy = author;
        this.sha256 = hash();
        return this;
    }

    /** True where the row still says what was saved. */
    public boolean isIntact() {
        return sha256.equals(hash());
    }

    private String hash() {
        var hashed = String.join(
                "\n",
                String.valueOf(previousSha256),
                articleId.toString(),
                String.valueOf(number),
                kind.name(),
                String.valueOf(note),
                createdAt.toString(),
                createdBy,
                snapshot);
        return Sha256.of(hashed);
    }
}
