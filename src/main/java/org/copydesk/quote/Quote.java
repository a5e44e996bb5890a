package org.copydesk.quote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copydesk.anchor.Anchor;
import org.copydesk.anchor.Anchors;
import org.copydesk.anchor.Selector;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleSaved;
import org.copydesk.auth.Actor;
import org.copydesk.http.Refusal;
import org.copydesk.person.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Words of an article that somebody said. Each segment is anchored in the text of one revision and equals the words at
 * its place: what an edit moves is anchored again, what it loses makes the quote stale. Nothing moves silently.
 */
@Entity
public class Quote extends PanacheEntityBase {

    @Schema(name = "QuoteKind")
    public enum Kind {
        DIRECT,
        PARTIAL,
        /** Anchored in the headline, not in the text. */
        HEADLINE,
        INDIRECT
    }

    @Schema(name = "QuoteStatus")
    public enum Status {
        EXTRACTED,
        CONFIRMED,
        REJECTED,
        DISPUTED,
        STALE
    }

    /** What an editor thought of a quote that a rule had found: the first verdict counts. */
    @Schema(name = "QuoteVerdict")
    public enum Verdict {
        CONFIRMED,
        CORRECTED,
        REJECTED
    }

    @Id
    public UUID id;

    @Version
    public int version;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Article article;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** The segments' words, joined by a space: what was said without what the writer put between. */
    public String text;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Anchor> segments;

    /** The number of the article's revision whose text the segments are anchored in. */
    public int anchoredRevision;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Person speaker;

    public @Nullable String speakerAsWritten;
    public @Nullable String cue;
    public @Nullable String hedge;

    @ElementCollection
    @CollectionTable(name = "quote_chain", joinColumns = @JoinColumn(name = "quote_id"))
    @OrderColumn(name = "position")
    public List<ChainLink> chain = new ArrayList<>();

    public @Nullable Instant saidAt;
    public @Nullable String medium;
    public @Nullable String originalText;
    public @Nullable String originalLanguage;
    public @Nullable String translator;

    @Enumerated(EnumType.STRING)
    public Status status;

    /** What a stale quote was while the article held its words: new words change nothing of what an editor thinks of it. */
    @Enumerated(EnumType.STRING)
    public @Nullable Status soundStatus;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Verification verification;

    public @Nullable Double confidence;

    /** The rule that found it, where it was not put on record by hand. */
    public @Nullable String rule;

    @Enumerated(EnumType.STRING)
    public @Nullable Verdict verdict;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    /** Finds the words in the article as it stands; refuses words that are not there. */
    void anchor(List<Selector> selectors) {
        var anchors = new ArrayList<Anchor>();
        for (var i = 0; i < selectors.size(); i++) {
            var pointer = "/segments/" + i;
            var anchor = Anchors.locate(quoted(), selectors.get(i), pointer);
            if (i > 0 && anchor.start() < anchors.get(i - 1).end()) {
                throw Refusal.unprocessable("Segments must follow each other in the text without overlap.")
                        .at(pointer, "begins before the segment in front of it ends");
            }
            anchors.add(anchor);
        }
        hold(anchors);
    }

    /**
     * Follows an edit of the article: anchored anew where every segment is found beyond doubt, else stale. An edit that is
     * undone leaves nothing to decide.
     */
    void follow(ArticleSaved edit) {
        if (isAnchored()) {
            reanchored(kind == Kind.HEADLINE ? edit.headlineBefore() : edit.textBefore())
                    .ifPresentOrElse(this::hold, this::lose);
        } else if (status == Status.STALE) {
            found().filter(this::isAsBefore).ifPresent(this::hold);
        }
        chain.forEach(link -> link.follow(edit.textBefore(), article.text));
    }

    /** Who saves a stale quote with the words it has says that these stand where they stood. */
    void anchor() {
        if (status == Status.STALE) {
            found().ifPresent(this::hold);
        }
    }

    void confirm(Verification verification) {
        hold(found().orElseThrow(() -> Refusal.conflict(
                "The article does not hold these words where they stood, so they cannot be confirmed. Give the quote the"
                        + " words of the text with PUT /api/v1/desk/quotes/%s, or reject it.",
                id)));
        judge(Verdict.CONFIRMED);
        become(Status.CONFIRMED);
        this.verification = verification;
    }

    void reject(Verification verification) {
        judge(Verdict.REJECTED);
        become(Status.REJECTED);
        this.verification = verification;
    }

    /**
     * Other words or another speaker than before: the rule that gave those was wrong, whatever becomes of the quote, and who
     * verified them did not verify these. A dispute stays, with what was said of it.
     */
    void corrected() {
        judge(Verdict.CORRECTED);
        if (isVouchedFor() && !isDisputed()) {
            verification = null;
        }
    }

    boolean isOpen() {
        return rule != null && verdict == null;
    }

    private void judge(Verdict verdict) {
        if (isOpen()) {
            this.verdict = verdict;
        }
    }

    /** Said by someone to be wrong; it stays with the article, marked, as soon as the article holds its words. */
    void dispute(Verification verification) {
        var found = found();
        become(Status.DISPUTED);
        this.verification = verification;
        found.ifPresentOrElse(this::hold, this::lose);
    }

    /** A dispute is shown to readers with the quote; a proposal or a rejected quote is not shown at all. */
    public boolean isForReaders() {
        return status == Status.CONFIRMED || status == Status.DISPUTED;
    }

    /** For readers as soon as the article holds its words, or already. */
    boolean isVouchedFor() {
        return isForReaders() || status == Status.STALE && soundStatus != Status.EXTRACTED;
    }

    boolean isDisputed() {
        return status == Status.DISPUTED || soundStatus == Status.DISPUTED;
    }

    /** An editor thinks otherwise of it. */
    boolean isDoubted() {
        return status == Status.REJECTED || isDisputed();
    }

    /** The article says at the place of each segment what the segment says. */
    public boolean holds() {
        return segments.stream().allMatch(segment -> Anchors.holds(quoted(), segment));
    }

    /** Who is not shown all of the way it came may not write over that, nor take it away. */
    void requireShownTo(Actor author) {
        if (chain.stream().anyMatch(link -> link.isWithheldFrom(author))) {
            throw Refusal.forbidden(
                    "It came through a confidential source, so only editors change its chain or delete it."
                            + " Ask one of them; other fields can be changed with the chain left as it is shown.");
        }
    }

    private void become(Status status) {
        this.status = status;
        soundStatus = null;
    }

    private void lose() {
        if (status != Status.STALE) {
            soundStatus = status;
            status = Status.STALE;
        }
    }

    /** A stale quote becomes what it was before. */
    private void hold(List<Anchor> anchors) {
        segments = anchors;
        anchoredRevision = article.revision;
        text = anchors.stream().map(Anchor::exact).collect(Collectors.joining(" "));
        if (status == Status.STALE) {
            become(soundStatus == null ? Status.CONFIRMED : soundStatus);
        }
    }

    private boolean isAsBefore(List<Anchor> anchors) {
        return selectors(anchors).equals(selectors());
    }

    /** What a client would give to have its words found. */
    List<Selector> selectors() {
        return selectors(segments);
    }

    private static List<Selector> selectors(List<Anchor> anchors) {
        return anchors.stream().map(Anchor::selector).toList();
    }

    private String quoted() {
        return kind == Kind.HEADLINE ? article.headline : article.text;
    }

    /** A stale quote stays where its words last stood, and a rejected one where it was rejected. */
    private boolean isAnchored() {
        return status != Status.STALE && status != Status.REJECTED;
    }

    /** What the segments were anchored in when they were left is not known any more. */
    private Optional<List<Anchor>> found() {
        return isAnchored() ? Optional.of(segments) : reanchored("");
    }

    private Optional<List<Anchor>> reanchored(String before) {
        var anchors = new ArrayList<Anchor>();
        for (var segment : segments) {
            var anchor = Anchors.reanchor(before, quoted(), segment);
            if (anchor.isEmpty()
                    || !anchors.isEmpty()
                            && anchor.get().start()
                                    < anchors.get(anchors.size() - 1).end()) {
                return Optional.empty();
            }
            anchors.add(anchor.get());
        }
        return Optional.of(anchors);
    }
}
