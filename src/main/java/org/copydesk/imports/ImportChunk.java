package org.copydesk.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A piece of a file. */
@Entity
@Immutable
@IdClass(ImportChunk.Key.class)
class ImportChunk extends PanacheEntityBase {

    static final int SIZE_BYTES = 1 << 20;

    record Key(UUID fileId, int position) {}

    @Id
    UUID fileId;

    @Id
    int position;

    byte[] bytes;
}
