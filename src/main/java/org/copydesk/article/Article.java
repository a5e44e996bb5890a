package org.copydesk.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.body.Block;
import org.copydesk.body.BodyFormat;
import org.copydesk.body.BodyRenderer;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.http.CamelCase;
import org.copydesk.http.Refusal;
import org.copydesk.taxonomy.ArticleType;
import org.copydesk.taxonomy.Section;
import org.copydesk.taxonomy.Tag;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SourceType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The working copy of a story. What readers see of it are its editions, which it knows nothing of. */
@Entity
@DynamicUpdate
public class Article extends PanacheEntityBase {

    @Schema(name = "ArticleState")
    public enum State {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        TRASHED;

        static final List<State> UNTRASHED = List.of(DRAFT, IN_REVIEW, APPROVED);
    }

    @Id
    public UUID id;

    @Version
    public int version;

    public String slug;

    @Enumerated(EnumType.STRING)
    public State state = State.DRAFT;

    /** Changed in the database alone, by adding to what stands there: no count is lost. */
    @Column(updatable = false)
    public int edits;

    /** False where readers see the last edit, or are planned to. Set by the database, and by whoever counts an edit. */
    @Column(insertable = false, updatable = false)
    public boolean unseen;

    /** Who made the last of its edits. Written where they are counted. */
    @Column(updatable = false)
    public String editedBy;

    /** The number of the newest revision. */
    public int revision;

    @Enumerated(EnumType.STRING)
    public ArticleType type;

    public String headline;
    public @Nullable String alternativeHeadline;
    public @Nullable String standfirst;

    public String body;

    @Enumerated(EnumType.STRING)
    public BodyFormat bodyFormat;

    public String html = "";

    /** What quotes and citations are anchored in. */
    public String text = "";

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Block> blocks = List.of();

    public int wordCount;
    public int readingMinutes;

    public @Nullable String byline;

    @ElementCollection
    @CollectionTable(name = "article_creator", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    public List<Creator> creators = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Dateline dateline;

    public String language;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Section section;

    @ManyToMany
    @JoinTable(
            name = "article_tag",
            joinColumns = @JoinColumn(name = "article_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    public List<Tag> tags = new ArrayList<>();

    public List<String> subjects;
    public @Nullable Integer urgency;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Image image;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Rights rights;

    /** For the desk alone, never delivered. */
    public @Nullable String edNote;

    /** Readers see no edition published from here on before this instant. */
    public @Nullable Instant embargoUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    public CommentPolicy commentPolicy;

    @Column(name = "evolved_from")
    public @Nullable UUID evolvedFrom;

    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    public String createdBy;

    /** When the current version was made, by {@code updatedBy}. */
    public Instant updatedAt;

    public String updatedBy;

    static Refusal missing(UUID id) {
        return Refusal.notFound("No article has the id '%s'.", id);
    }

    /** Takes a new body and derives from it what is shown, searched and quoted. */
    public void write(String body, BodyFormat format) {
        if (body.equals(this.body) && format == bodyFormat) {
            return;
        }
        var rendered = BodyRenderer.render(body, format);
        this.body = body;
        this.bodyFormat = format;
        html = rendered.html();
        text = rendered.text();
        blocks = rendered.blocks();
        wordCount = rendered.wordCount();
        readingMinutes = rendered.readingMinutes();
    }

    /** Whoever makes a version is named with it, so that the next to come is told who was faster. */
    public void updated(Actor author) {
        updatedBy = author.name();
        // What a database keeps of it, so that the answer to a save and a later reading of it say the same.
        updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * An approval holds for the words that were approved: after an edit they are looked at again. While they are looked at,
     * an edit makes a version, so that nobody approves what they have not read.
     */
    void edited(Actor author) {
        editedBy = author.name();
        if (state == State.APPROVED || state == State.IN_REVIEW) {
            state = State.IN_REVIEW;
            updated(author);
        }
    }

    public void submit(Actor author) {
        require(ArticleAction.SUBMIT_FOR_REVIEW, "Only a draft is submitted for review.");
        state = State.IN_REVIEW;
        updated(author);
    }

    public void approve(Actor editor) {
        require(ArticleAction.APPROVE, "Only what was submitted for review is approved.");
        state = State.APPROVED;
        updated(editor);
    }

    /** Back to its writer. */
    public void sendBack(Actor editor) {
        require(ArticleAction.REQUEST_CHANGES, "Only what is in review or approved is sent back.");
        state = State.DRAFT;
        updated(editor);
    }

    private void require(ArticleAction action, String words) {
        if (!action.isOpenIn(state)) {
            throw Refusal.conflict("%s The article's state is %s.", words, CamelCase.of(state.name()));
        }
    }

    public void requireNotTrashed() {
        if (state == State.TRASHED) {
            throw Refusal.conflict(
                    "The article is in the trash. Restore it first with PUT /api/v1/desk/articles/%s/restoration.", id);
        }
    }

    /** When its embargo ends, if it does not end before. */
    public Optional<Instant> embargoAt(Instant time) {
        return Optional.ofNullable(embargoUntil).filter(end -> end.isAfter(time));
    }

    public boolean isTrashed() {
        return state == State.TRASHED;
    }

    public void trash(Actor editor) {
        requireNotTrashed();
        state = State.TRASHED;
        updated(editor);
    }

    /** Back from the trash, as a draft: what it was approved for may no longer hold. */
    public void restore(Actor editor) {
        require(ArticleAction.RESTORE, "Only what is in the trash is restored.");
        state = State.DRAFT;
        updated(editor);
    }
}
