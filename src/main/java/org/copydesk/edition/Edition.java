package org.copydesk.edition;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.body.Block;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.copydesk.taxonomy.ArticleType;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.SourceType;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonType;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of an article from one instant to another, complete in itself. Publishing, scheduling and taking back
 * are nothing but rows with a range; that no two ranges of an article overlap is for the database to say.
 */
@Entity
@EntityListeners(EditionWatch.class)
@DynamicUpdate
public class Edition extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID articleId;
    public UUID revisionId;

    /** The article's count of edits that this edition shows. */
    public int edits;

    public Instant visibleFrom;

    /** As the editor asked; exclusive; null means for good. */
    public @Nullable Instant visibleTo;

    /** Where the next edition took over, or where this one was taken back; exclusive. */
    public @Nullable Instant endedAt;

    /** Between here and {@code visibleFrom} an embargo holds it back; null where there is none. */
    public @Nullable Instant embargoedFrom;

    /** Taken back by an editor, as opposed to having run its course. */
    public boolean withdrawn;

    /** When what readers see of it changed without another edition; null where it did not. */
    public @Nullable Instant rewrittenAt;

    public String slug;
    public String section;

    @Enumerated(EnumType.STRING)
    public ArticleType type;

    public String language;
    public List<String> tags;
    public Instant publishedAt;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<PublishedSummary> summary;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<PublishedDetails> details;

    public String html;
    public String text;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<List<Block>> blocks;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<List<PublishedQuote>> quotes;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<List<PublishedCitation>> citations;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<List<PublishedCorrection>> corrections;

    /** Creators, speakers and the persons in the chains of quotes. */
    public List<UUID> personIds;

    /** Sources of the citations and of the chains of quotes. */
    public List<UUID> sourceIds;

    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    public String createdBy;

    /** As readers see it while it is live, with all that it carries. */
    PublishedArticle asSeen() {
        return new PublishedArticle(
                articleId,
                visibleFrom,
                visibleFrom,
                null,
                summary,
                details,
                corrections,
                html,
                blocks,
                text,
                quotes,
                citations);
    }

    void withdraw(Instant now) {
        endedAt = now;
        withdrawn = true;
    }

    /** A plan is given other times; what it shows stays. */
    void moveTo(Instant from, @Nullable Instant to) {
        if (publishedAt.equals(visibleFrom) || publishedAt.isAfter(from)) {
            publishedAt = from;
        }
        visibleFrom = from;
        visibleTo = to;
        summary = WrittenJson.of(summary.as(PublishedSummary.TYPE).shownFrom(publishedAt, from));
    }

    /** How readers may comment changes without another edition. */
    void take(CommentPolicy policy, Instant now) {
        rewrittenAt = now;
        summary = WrittenJson.of(summary.as(PublishedSummary.TYPE).with(policy));
    }
}
