package org.copydesk.quote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** Two articles that do not agree on what was said. The database finds it whenever a quote is written. */
@Entity
@Immutable
@IdClass(QuoteConflict.Key.class)
class QuoteConflict extends PanacheEntityBase {

    @Schema(name = "QuoteConflictKind")
    enum Kind {
        /** The same words, of two speakers. */
        ATTRIBUTION,
        /** Words of one speaker, told in two ways. */
        WORDING
    }

    record Key(UUID quote, UUID other) {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    public Quote quote;

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    public Quote other;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public float similarity;
}
