package org.copydesk.article;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * An article that may stand with its readers as {@code liveState} says, one of the states that few are in: all that do, and some
 * that do no longer. {@link ArticlePublication} says how it does stand.
 */
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
