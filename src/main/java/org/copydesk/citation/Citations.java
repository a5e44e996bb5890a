package org.copydesk.citation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.restriction.Restriction;

public interface Citations {

    Session session();

    @HQL("""
            from Citation c join fetch c.source
            where c.id > :after order by c.id
            """)
    SelectionQuery<Citation> inOrder(UUID after, Restriction<Citation> wanted);

    @HQL("from Citation c join fetch c.source where c.article.id = :article order by c.id")
    List<Citation> of(UUID article);

    @HQL("from Citation c join fetch c.source where c.id = :id")
    Optional<Citation> byId(UUID id);

    default Citation require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No citation has the id '%s'.", id));
    }
}
