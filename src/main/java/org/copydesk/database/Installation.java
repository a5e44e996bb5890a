package org.copydesk.database;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this installation keeps of itself; one row, shared by all of its nodes. */
@Entity
public class Installation {

    @Id
    public boolean id = true;

    /** 32 random bytes: signs cursors and blinds the e-mail addresses of commenters. */
    public byte[] secret;

    public @Nullable Instant sampleLoadedAt;
}
