package org.copydesk.auth;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.idempotency.ShownOnce;
import org.jspecify.annotations.Nullable;

/** @param token the secret; shown this once, when it is made */
record TokenView(
        UUID id,
        String name,
        Role role,
        @Nullable String token,
        Instant createdAt,
        String createdBy,
        @Nullable Instant revokedAt)
        implements ShownOnce {

    @Override
    public TokenView withoutSecret() {
        return new TokenView(id, name, role, null, createdAt, createdBy, revokedAt);
    }

    static TokenView of(ApiToken token) {
        return of(token, null);
    }

    static TokenView of(ApiToken token, @Nullable String secret) {
        return new TokenView(
                token.id, token.name, token.role, secret, token.createdAt, token.createdBy, token.revokedAt);
    }
}
