package org.copydesk.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;

public interface ApiTokens {

    Session session();

    @HQL("where sha256 = :sha256 and revokedAt is null and (expiresAt is null or expiresAt > instant)")
    Optional<ApiToken> valid(String sha256);

    @Find
    Optional<ApiToken> bySha256(String sha256);

    @HQL("where (createdAt, id) < (:createdAt, :id) order by createdAt desc, id desc")
    SelectionQuery<ApiToken> newest(Instant createdAt, UUID id);

    // A start asks one of these two, in SQL: for HQL it would wait until the parser is loaded.

    @SQL("select exists (select from api_token where role = 'ADMIN')")
    boolean hasAdmin();

    /** They expire, so that one that comes back is told from one that somebody revoked. */
    @SQL("""
            update api_token set expires_at = now()
            where created_by = :createdBy and sha256 <> :sha256 and (expires_at is null or expires_at > now())
            """)
    int endOthers(String createdBy, String sha256);

    @HQL("update ApiToken set lastUsedAt = :now where id = :id")
    int noteUse(UUID id, Instant now);

    @Find
    Optional<ApiToken> byId(UUID id);

    default ApiToken require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No token has the id '%s'.", id));
    }
}
