package org.copydesk.article;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An edition that nothing but its time has ended: the last one of its article, or not. */
@Entity
@Immutable
class ExpiredEdition {

    @Id
    UUID id;

    UUID articleId;
}
