package org.copydesk.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.idempotency.ShownOnce;
import org.jspecify.annotations.Nullable;

/**
 * @param token the secret; shown this once, when it is made
 * @param lastUsedAt to the minute
 */
record TokenView(
        UUID id,
        String name,
        Role role,
        List<Scope> scopes,
        @Nullable String token,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt)
        implements ShownOnce {

    @Override
    public TokenView withoutSecret() {
        return new TokenView(id, name, role, scopes, null, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt);
    }

    static TokenView of(ApiToken token) {
        return of(token, null);
    }

    static TokenView of(ApiToken token, @Nullable String secret) {
        return new TokenView(
                token.id,
                token.name,
                token.role,
                token.scopes,
                secret,
                token.createdAt,
                token.createdBy,
                token.expiresAt,
                token.lastUsedAt,
                token.revokedAt);
    }
}
