package org.copydesk.edition;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.copydesk.database.WrittenJson;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcType;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonType;

/** The edition of an article that readers see at this instant, as far as queries of other things ask for it. */
@Entity
@Immutable
public class LiveEdition {

    @Id
    public UUID articleId;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<List<PublishedQuote>> quotes;

    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public WrittenJson<List<PublishedCitation>> citations;
}
