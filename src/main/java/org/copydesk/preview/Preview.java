package org.copydesk.preview;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.database.Ids;
import org.copydesk.database.Sha256;
import org.jspecify.annotations.Nullable;

/** A link to one working copy that works for whoever has it, until it ends. Only its hash is kept. */
@Entity
public class Preview extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID articleId;
    public String sha256;
    public Instant createdAt;
    public String createdBy;

    /** Null where somebody made it who had signed in. */
    public @Nullable UUID tokenId;

    public Instant expiresAt;
    public @Nullable Instant revokedAt;

    static Preview of(UUID articleId, String secret, Instant expiresAt, Instant now, Actor editor) {
        var preview = new Preview();
        preview.id = Ids.next();
        preview.articleId = articleId;
        preview.sha256 = Sha256.of(secret);
        preview.createdAt = now;
        preview.createdBy = editor.name();
        preview.tokenId = editor.tokenId();
        preview.expiresAt = expiresAt;
        return preview;
    }

    boolean worksAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Revoking twice keeps the first instant. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
