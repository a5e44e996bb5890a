package org.copydesk.edition;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something that readers notice at one instant; two things of one article never fall together. */
@Entity
@Immutable
@IdClass(CalendarEntry.Key.class)
class CalendarEntry {

    record Key(UUID articleId, Instant at) {}

    enum What {
        /** The article can be read from now on. */
        APPEARANCE,
        /** Another edition takes over. */
        CHANGE,
        /** The article can no longer be read. */
        END
    }

    @Id
    UUID articleId;

    @Id
    Instant at;

    @Enumerated(EnumType.STRING)
    What what;

    String slug;
    String headline;
    String section;

    /** Whether the working copy was edited since this was planned. */
    boolean newerDraft;
}
