package org.copydesk.review;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.article.Article;
import org.copydesk.auth.Actor;
import org.copydesk.database.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.jspecify.annotations.Nullable;

/** A remark on an article, or a step of its review with the remark that went with it. */
@Entity
public class ReviewNote extends PanacheEntityBase {

    @Schema(name = "ReviewNoteKind")
    public enum Kind {
        NOTE,
        SUBMISSION,
        APPROVAL,
        CHANGES_REQUEST
    }

    @Id
    public UUID id;

    public UUID articleId;

    /** The number of the revision that it speaks of. */
    public int revision;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public @Nullable String body;
    public String createdBy;

    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    static ReviewNote on(Article article, Kind kind, @Nullable String body, Actor author) {
        var note = new ReviewNote();
        note.id = Ids.next();
        note.articleId = article.id;
        note.revision = article.revision;
        note.kind = kind;
        note.body = body;
        note.createdBy = author.name();
        return note;
    }
}
