package org.copydesk.citation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.anchor.Anchor;
import org.copydesk.anchor.Anchors;
import org.copydesk.article.Article;
import org.copydesk.auth.Actor;
import org.copydesk.http.Refusal;
import org.copydesk.source.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** That an article rests on a source, and how. */
@Entity
public class Citation extends PanacheEntityBase {

    @Schema(name = "CitationRole")
    public enum Role {
        REPUBLISHED_FROM,
        BASED_ON,
        INTERMEDIARY,
        PRIMARY,
        PHOTO_CREDIT,
        FURTHER_READING
    }

    @Id
    public UUID id;

    @Version
    public int version;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Article article;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    public Source source;

    @Enumerated(EnumType.STRING)
    public Role role;

    public @Nullable String url;
    public @Nullable String title;
    public @Nullable Instant publishedAt;
    public @Nullable Instant retrievedAt;
    public @Nullable String archivedUrl;

    /** The words of the article that declare the source. */
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Anchor declaredAs;

    /** Words outside of the text that declared the source when the story came in, as a source line below it. */
    public List<String> alsoDeclaredAs = List.of();

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    boolean isWithheldFrom(Actor reader) {
        return source.isWithheldFrom(reader);
    }

    /** Who may not see it may not write over it either, as with the source itself, nor take it away. */
    void requireShownTo(Actor author) {
        if (isWithheldFrom(author)) {
            throw Refusal.forbidden(
                    "Only editors change or delete a citation of a confidential source. Ask one of them.");
        }
    }

    /** A declaration that an edit removed is kept as the words it was. */
    void follow(String textBefore) {
        if (declaredAs != null) {
            declaredAs = Anchors.reanchor(textBefore, article.text, declaredAs).orElse(declaredAs);
        }
    }
}
