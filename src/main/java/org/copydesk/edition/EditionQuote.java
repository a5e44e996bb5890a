package org.copydesk.edition;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys by which a quote of an edition is found; its words are in the edition. */
@Entity
@IdClass(EditionQuote.Key.class)
class EditionQuote extends PanacheEntityBase {

    record Key(UUID editionId, int position) {}

    @Id
    UUID editionId;

    @Id
    int position;

    UUID quoteId;
    UUID articleId;

    @Nullable
    UUID speakerId;

    List<UUID> sourceIds;
    Instant publishedAt;
    String section;

    /** What is searched, in this language. */
    String text;

    String language;

    static EditionQuote of(Edition edition, int position, PublishedQuote quote) {
        var key = new EditionQuote();
        key.editionId = edition.id;
        key.position = position;
        key.quoteId = quote.id();
        key.articleId = edition.articleId;
        key.speakerId = quote.speaker() == null ? null : quote.speaker().id();
        key.sourceIds = quote.sources();
        key.publishedAt = edition.publishedAt;
        key.section = edition.section;
        key.text = quote.text();
        key.language = edition.language;
        return key;
    }
}
