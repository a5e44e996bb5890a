package org.copydesk.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.body.Links;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A reader's comment. Articles, quotes and parents are known by id alone: delivery reads comments, and from a comment it
 * must not be able to reach a working copy.
 */
@Entity
public class Comment extends PanacheEntityBase {

    @Schema(name = "CommentState")
    public enum State {
        PENDING,
        VISIBLE,
        HELD,
        REJECTED,
        DELETED
    }

    /** What a moderator decided, and why. The log is only ever added to. */
    public record Decision(
            String actor, State from, State to, @Nullable String reason, Instant at) {
        public Decision {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    @Id
    public UUID id;

    @Version
    public int version;

    @Column(updatable = false)
    public UUID articleId;

    @Column(updatable = false)
    public @Nullable UUID parentId;

    /** The ids from the root of the thread down to this comment; sorting by it is reading order. */
    @Column(updatable = false)
    public List<UUID> path;

    @Column(updatable = false)
    public int depth;

    public String authorName;

    /** Tells a returning guest; keyed, so that nobody can try addresses out on it. */
    public @Nullable String emailSha256;

    public String body;

    /** How many addresses the body and the author's name hold: what moderators look at first. */
    public int links;

    public @Nullable UUID quoteId;

    @Enumerated(EnumType.STRING)
    public State state = State.PENDING;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Decision> decisions = List.of();

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    static Comment on(UUID article, UUID id, @Nullable Comment parent) {
        var comment = new Comment();
        comment.id = id;
        comment.articleId = article;
        comment.path = new ArrayList<>(parent == null ? List.of() : parent.path);
        comment.path.add(id);
        comment.depth = comment.path.size() - 1;
        comment.parentId = parent == null ? null : parent.id;
        return comment;
    }

    void requireNotDeleted() {
        if (state == State.DELETED) {
            throw Refusal.conflict("The comment was deleted; nothing can be changed or decided about it any more.");
        }
    }

    void write(String authorName, String body) {
        requireNotDeleted();
        this.authorName = authorName;
        this.body = body;
        this.links = Links.count(authorName) + Links.count(body);
    }

    void approve(String moderator, Instant now) {
        if (state != State.VISIBLE) {
            decide(State.VISIBLE, moderator, null, now);
        }
    }

    /** For a second look; readers see it again when it is approved. */
    void hold(String moderator, @Nullable String reason, Instant now) {
        if (state == State.REJECTED) {
            throw Refusal.conflict("The comment was rejected, so that readers do not see it. Approve it, or leave it.");
        }
        decide(State.HELD, moderator, reason, now);
    }

    /** A rejected comment can be approved later; the log keeps both decisions. */
    void reject(String moderator, String reason, Instant now) {
        decide(State.REJECTED, moderator, reason, now);
    }

    /** Gone for readers and for moderators' queues; the row stays, because replies hang on it. */
    void remove(String moderator, Instant now) {
        decide(State.DELETED, moderator, null, now);
    }

    private void decide(State to, String moderator, @Nullable String reason, Instant now) {
        requireNotDeleted();
        decisions = Stream.concat(decisions.stream(), Stream.of(new Decision(moderator, state, to, reason, now)))
                .toList();
        state = to;
    }
}
