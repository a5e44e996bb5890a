package org.copydesk.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.article.Article;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One story of an import, and what would be made of it. */
@Entity
class ImportedStory extends PanacheEntityBase {

    @Schema(name = "ImportedStoryState")
    enum Stage {
        PROPOSED,
        ACCEPTED,
        UNREADABLE
    }

    @Id
    public UUID id;

    @Version
    public int version;

    public UUID importId;
    public int position;

    @Enumerated(EnumType.STRING)
    public Stage state;

    /** Of the raw story. */
    public String sha256;

    public @Nullable String headline;

    /** Where the story says it stands. */
    public @Nullable String url;

    public int quotes;
    public int warnings;
    public @Nullable Double confidence;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Proposal proposal;

    /** What the last reading of the kept bytes changed in the proposal. */
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable List<Difference> changes;

    /** The article that it became, or that it proposes a revision of. */
    public @Nullable UUID articleId;

    /** The version of the working copy that a revision was proposed of. */
    public @Nullable Integer articleVersion;

    /** When an article was first made or revised of it. */
    public @Nullable Instant acceptedAt;

    public @Nullable String problem;

    void propose(Proposal proposal) {
        state = Stage.PROPOSED;
        problem = null;
        if (this.proposal != null) {
            changes = Difference.between(this.proposal, proposal);
        }
        this.proposal = proposal;
        headline = proposal.article().headline();
        url = proposal.article().url();
        quotes = proposal.quotes().size();
        warnings = proposal.warnings().size();
        confidence = proposal.confidence();
    }

    void revise(Article article) {
        articleId = article.id;
        articleVersion = article.version;
    }

    /** The article that it had become is gone. */
    void beNew() {
        articleId = null;
        articleVersion = null;
    }

    void become(Article article) {
        state = Stage.ACCEPTED;
        problem = null;
        articleId = article.id;
        articleVersion = null;
        acceptedAt = acceptedAt == null ? Instant.now() : acceptedAt;
    }

    void unreadable(String problem) {
        state = Stage.UNREADABLE;
        this.problem = problem;
    }
}
