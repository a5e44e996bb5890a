package org.copydesk.edition;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The edition of an article that readers see at this instant, as far as queries of other things ask for it. */
@Entity
@Immutable
public class LiveEdition {

    @Id
    public UUID articleId;

    public List<String> tags;
    public List<UUID> personIds;
    public List<UUID> sourceIds;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PublishedQuote> quotes;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PublishedCitation> citations;
}
