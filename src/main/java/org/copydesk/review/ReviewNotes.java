package org.copydesk.review;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;

public interface ReviewNotes {

    Session session();

    @HQL("where articleId = :article and (createdAt, id) > (:createdAt, :id) order by createdAt, id")
    SelectionQuery<ReviewNote> of(UUID article, Instant createdAt, UUID id);
}
