package org.copydesk.edition;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.body.Block;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.taxonomy.ArticleType;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The edition of an article that readers see at this instant: all that delivery ever reads of articles. */
@Entity
@Immutable
public class LiveEdition {

    @Id
    public UUID articleId;

    public String slug;
    public String section;

    @Enumerated(EnumType.STRING)
    public ArticleType type;

    public String language;
    public List<String> tags;
    public List<UUID> personIds;
    public List<UUID> sourceIds;
    public Instant publishedAt;
    public Instant visibleFrom;

    /** How long it stays live unless somebody writes; null means for good. Another edition begins no earlier. */
    @Formula("seconds_until(upper(visible))")
    public @Nullable Double secondsLeft;

    @JdbcTypeCode(SqlTypes.JSON)
    public PublishedSummary summary;

    @JdbcTypeCode(SqlTypes.JSON)
    public PublishedDetails details;

    public String html;
    public String text;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Block> blocks;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PublishedQuote> quotes;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PublishedCitation> citations;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PublishedCorrection> corrections;
}
