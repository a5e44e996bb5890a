package org.copydesk.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A file as it came; its bytes are in {@link ImportChunk}s. */
@Entity
@Immutable
class ImportFile extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID importId;
    public int position;
    public @Nullable String name;

    @Enumerated(EnumType.STRING)
    public Format format;

    public String contentType;
    public long bytes;
    public String sha256;

    /** For messages about one of several files. */
    String named() {
        return name == null ? "The file" : "'" + name + "'";
    }
}
