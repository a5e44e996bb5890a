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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A working copy as it was saved once, chained to the one before it: who changes a snapshot, an author or a time behind
 * Copydesk's back breaks every hash from there on.
 */
@Entity
public class Revision extends PanacheEntityBase {

    @Schema(name = "RevisionKind")
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

    /** The article as the desk API takes it, in JSON; null where {@code delta} holds it. */
    public @Nullable String snapshot;

    /** The snapshot as a change of the one of revision {@code base}: a long history of a long article stays small. */
    public byte @Nullable [] delta;

    public @Nullable Integer base;

    public @Nullable String previousSha256;
    public String sha256;
    public Instant createdAt;
    public String createdBy;

    private static final int DELTAS_PER_SNAPSHOT = 32;

    /** What stands in every hash for a note that a revision once had room for, and that nobody could write. */
    private static final String NOTE = "null";

    public static Revision first(UUID articleId, String snapshot, String author) {
        var revision = new Revision();
        revision.id = Ids.next();
        revision.articleId = articleId;
        revision.number = 1;
        revision.kind = Kind.CREATION;
        revision.write(snapshot, null, author);
        return revision;
    }

    /** @param basis the revision that holds its snapshot whole and that this one's is a change of */
    public Revision next(Kind kind, String snapshot, Revision basis, String author) {
        var revision = new Revision();
        revision.id = Ids.next();
        revision.articleId = articleId;
        revision.number = number + 1;
        revision.kind = kind;
        revision.previousSha256 = sha256;
        revision.write(snapshot, revision.number - basis.number <= DELTAS_PER_SNAPSHOT ? basis : null, author);
        return revision;
    }

    /** The same person saves again a moment later: this revision takes the new words. The database lets only the newest. */
    public Revision fold(String snapshot, Revision basis, String author) {
        write(snapshot, basis.number == number ? null : basis, author);
        return this;
    }

    private void write(String snapshot, @Nullable Revision basis, String author) {
        if (basis == null || basis.snapshot == null) {
            this.snapshot = snapshot;
            this.delta = null;
            this.base = null;
        } else {
            this.snapshot = null;
            this.delta = Delta.of(basis.snapshot, snapshot);
            this.base = basis.number;
        }
        // PostgreSQL keeps microseconds; the hash must see what a reader of the row will see.
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.createdBy = author;
        this.sha256 = hash(snapshot);
    }

    /** True where the row still says what was saved. */
    boolean isIntact(String snapshot) {
        return sha256.equals(hash(snapshot));
    }

    private String hash(String snapshot) {
        var hashed = String.join(
                "\n",
                String.valueOf(previousSha256),
                articleId.toString(),
                String.valueOf(number),
                kind.name(),
                NOTE,
                createdAt.toString(),
                createdBy,
                snapshot);
        return Sha256.of(hashed);
    }
}
