package org.copydesk.correction;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A correction of an article that readers can read now, or a retraction. */
@Entity
@Immutable
public class LiveCorrection {

    @Id
    public UUID id;

    public UUID articleId;

    @Enumerated(EnumType.STRING)
    public Correction.Kind kind;

    public String publicText;
    public @Nullable String wrongText;
    public @Nullable String rightText;
    public List<UUID> quoteIds;
    public Instant publishedAt;
    public String slug;
    public String headline;
    public String section;
}
