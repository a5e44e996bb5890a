package org.copydesk.citation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

public interface Citations {

    Session session();

    @HQL("""
            from Citation c join fetch c.article join fetch c.source
            where c.id > :after
              and (c.article.id = :article or :article is null)
              and (c.source.id = :source or :source is null)
              and (:everywhere = true or c.article.section.id in :sections)
            order by c.id
            """)
    SelectionQuery<Citation> inOrder(
            UUID after, @Nullable UUID article, @Nullable UUID source, boolean everywhere, List<UUID> sections);

    @HQL("from Citation c join fetch c.source where c.article.id = :article order by c.id")
    List<Citation> of(UUID article);

    @Find
    Optional<Citation> byId(UUID id);

    default Citation require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No citation has the id '%s'.", id));
    }
}
