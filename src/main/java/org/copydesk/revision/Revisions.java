package org.copydesk.revision;

import java.util.Optional;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;

public interface Revisions {

    Session session();

    @HQL("where articleId = :articleId and number < :before order by number desc")
    SelectionQuery<Revision> newest(UUID articleId, int before);

    @Find
    Optional<Revision> byNumber(UUID articleId, int number);

    default Revision require(UUID articleId, int number) {
        return byNumber(articleId, number)
                .orElseThrow(() -> Refusal.notFound("The article has no revision %d.", number));
    }
}
