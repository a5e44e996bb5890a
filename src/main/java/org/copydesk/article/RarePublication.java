package org.copydesk.article;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The articles that may stand so with their readers, as few do: all that do, and some that do no longer. */
@Entity
@Immutable
@IdClass(RarePublication.Key.class)
class RarePublication {

    record Key(UUID articleId, ArticlePublication.LiveState liveState) {}

    @Id
    UUID articleId;

    @Id
    @Enumerated(EnumType.STRING)
    ArticlePublication.LiveState liveState;
}
