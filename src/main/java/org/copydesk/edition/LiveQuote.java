package org.copydesk.edition;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.database.WrittenJson;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcType;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonType;
import org.jspecify.annotations.Nullable;

/** A quote in an edition that readers see at this instant. */
@Entity
@Immutable
public class LiveQuote {

    @Id
    public UUID quoteId;

    public UUID articleId;
    public String slug;
    public String headline;
    public @Nullable UUID speakerId;
    public List<UUID> sourceIds;
    public Instant publishedAt;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<PublishedQuote> document;
}
