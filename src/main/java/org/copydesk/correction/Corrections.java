package org.copydesk.correction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface Corrections {

    Session session();

    /** What readers of an article are told, oldest first. */
    @HQL("from Correction where articleId = :article and kind <> RETRACTION order by publishedAt, id")
    List<Correction> of(UUID article);

    @HQL(
            "from Correction where articleId = :article and (publishedAt, id) < (:publishedAt, :id) order by publishedAt desc, id desc")
    SelectionQuery<Correction> newestOf(UUID article, Instant publishedAt, UUID id);

    @HQL("from Correction where articleId = :article and kind = RETRACTION and liftedAt is null")
    Optional<Correction> retraction(UUID article);

    /** Those that readers can read, the latest first. */
    @HQL("from LiveCorrection where (publishedAt, id) < (:publishedAt, :id) order by publishedAt desc, id desc")
    SelectionQuery<LiveCorrection> newest(Instant publishedAt, UUID id, Restriction<LiveCorrection> wanted);

    /** The retraction of the article that readers once saw under this slug. */
    @SQL("""
            select c.* from edition e join correction c on c.article_id = e.article_id
            where e.slug = :slug and e.visible_from <= now() and c.kind = 'RETRACTION' and c.lifted_at is null
            order by e.visible_from desc limit 1
            """)
    Optional<Correction> retractionBySlug(String slug);

    /** The retraction of the article in which readers once saw this quote. */
    @SQL("""
            select c.* from edition_quote q join correction c on c.article_id = q.article_id
            where q.quote_id = :quote and c.kind = 'RETRACTION' and c.lifted_at is null limit 1
            """)
    Optional<Correction> retractionByQuote(UUID quote);

    /** Fails where the article was retracted. */
    default void requireNotRetracted(UUID article) {
        retraction(article).ifPresent(retraction -> {
            throw retraction.tombstone();
        });
    }
}
