package org.copydesk.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Files that somebody sent, and what they propose. Nothing else is made of them before somebody accepts it. */
@Entity
class StoryImport extends PanacheEntityBase {

    @Schema(name = "ImportState")
    enum State {
        /** The stories in it are being read. */
        READING,
        /** There are stories that wait for an editor. */
        PROPOSED,
        /** Drafts are being made. */
        ACCEPTING,
        /** All that could be read was accepted. */
        ACCEPTED,
        /** Nothing could be read. */
        FAILED
    }

    @Id
    public UUID id;

    @Version
    public int version;

    @Enumerated(EnumType.STRING)
    public State state = State.READING;

    /** The version of the parser whose proposals these are. */
    public int parser;

    /** How many stories came in. */
    public int stories;

    /** How many of them are to be read or accepted, and how many of those are done. */
    public int total;

    @Column(updatable = false)
    public int done;

    public @Nullable String problem;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable AcceptanceInput acceptance;

    public @Nullable String acceptedBy;

    /** The node that works on it; null while it waits for one. */
    public @Nullable UUID worker;

    /** When the work on it was last seen going on. */
    @Column(updatable = false)
    public Instant workedAt;

    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    public String createdBy;

    @UpdateTimestamp
    public Instant updatedAt;

    boolean isAtWork() {
        return state == State.READING || state == State.ACCEPTING;
    }

    void requireAtRest() {
        if (isAtWork()) {
            throw Refusal.conflict(
                    "The import is still being worked on. Follow it with GET /api/v1/desk/imports/%s.", id);
        }
    }

    void read(int stories) {
        this.state = State.READING;
        this.stories = stories;
        this.total = stories;
        this.parser = Proposing.VERSION;
        this.worker = null;
        this.problem = null;
    }

    void accept(AcceptanceInput acceptance, int total, String editor) {
        this.state = State.ACCEPTING;
        this.acceptance = acceptance;
        this.acceptedBy = editor;
        this.worker = null;
        this.total = total;
    }

    /** @param proposed how many stories wait for an editor */
    void rest(long proposed, long accepted) {
        state = proposed > 0 ? State.PROPOSED : accepted > 0 ? State.ACCEPTED : State.FAILED;
    }
}
