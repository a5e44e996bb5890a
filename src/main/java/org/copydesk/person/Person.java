package org.copydesk.person;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Someone who speaks, writes or creates; a body or an office counts as one where it speaks as one. */
@Entity
public class Person extends PanacheEntityBase {

    @Schema(name = "PersonKind")
    public enum Kind {
        PERSON,
        ORGANISATION,
        GROUP,
        ROLE,
        UNNAMED
    }

    @Id
    public UUID id;

    @Version
    public int version;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String name;
    public List<String> aliases;
    public @Nullable String jobTitle;
    public @Nullable String affiliation;
    public List<String> sameAs;

    @CreationTimestamp
    public Instant createdAt;

    @UpdateTimestamp
    public Instant updatedAt;
}
