package org.copydesk.source;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

@Entity
public class Source extends PanacheEntityBase {

    @Schema(name = "SourceKind")
    public enum Kind {
        OUTLET,
        AGENCY,
        OFFICIAL_BODY,
        ORGANISATION,
        DOCUMENT,
        DATASET,
        SOCIAL_POST,
        PERSON,
        UNKNOWN
    }

    @Id
    public UUID id;

    @Version
    public int version;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String name;
    public List<String> aliases;
    public @Nullable String homepage;
    public @Nullable String country;
    public @Nullable String language;
    public @Nullable String usageTerms;

    /** Known to editors and admins alone; never delivered. */
    public boolean confidential;

    public @Nullable String note;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;

    public boolean isWithheldFrom(Actor reader) {
        return confidential && !reader.seesConfidential();
    }
}
