package org.copydesk.preview;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.database.Sha256;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;

public interface Previews {

    Session session();

    @HQL("where articleId = :article and (createdAt, id) < (:createdAt, :id) order by createdAt desc, id desc")
    SelectionQuery<Preview> newest(UUID article, Instant createdAt, UUID id);

    @Find
    Optional<Preview> bySha256(String sha256);

    @HQL("where id = :id and articleId = :article")
    Optional<Preview> byId(UUID article, UUID id);

    default Preview require(UUID article, UUID id) {
        return byId(article, id)
                .orElseThrow(() -> Refusal.notFound("The article has no preview with the id '%s'.", id));
    }

    default Preview requireWorking(String secret, Instant now) {
        return bySha256(Sha256.of(secret))
                .filter(preview -> preview.worksAt(now))
                .orElseThrow(() ->
                        Refusal.notFound("The preview has ended or was revoked. Ask the newsroom for a new link."));
    }
}
