package org.copydesk.correction;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What readers are told about a change of what they could read before. It is never changed; a retraction can be lifted. */
@Entity
public class Correction extends PanacheEntityBase {

    @Schema(name = "CorrectionKind")
    public enum Kind {
        /** Something was wrong. */
        CORRECTION,
        /** Something could be misunderstood. */
        CLARIFICATION,
        EDITORS_NOTE,
        /** Something happened since; nothing was wrong. */
        UPDATE,
        /** The newsroom no longer stands by the story. */
        RETRACTION
    }

    @Id
    public UUID id;

    public UUID articleId;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String publicText;
    public @Nullable String wrongText;
    public @Nullable String rightText;

    /** The quotes that it changes. */
    public List<UUID> quoteIds = List.of();

    /** The revision that readers saw before. */
    public int fromRevision;

    /** The revision that readers see since; the same one where nothing but the note was added. */
    public int toRevision;

    /** How the article was found and called at the time, for a reader who meets the tombstone. */
    public String slug;

    public String headline;
    public String section;
    public Instant publishedAt;
    public String createdBy;
    public @Nullable Instant liftedAt;
    public @Nullable String liftedBy;

    public void lift(String editor, Instant now) {
        liftedAt = now;
        liftedBy = editor;
    }

    /** What a reader of a retracted article gets instead of it. */
    public Refusal tombstone() {
        return Refusal.gone("The article was retracted: %s", publicText)
                .type("retracted")
                .with("headline", headline)
                .with("retractedAt", publishedAt)
                .with("reason", publicText);
    }
}
