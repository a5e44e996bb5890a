package org.copydesk.auth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copydesk.idempotency.ShownOnce;
import org.jspecify.annotations.Nullable;

/**
 * @param token the secret; shown this once, when it is made
 * @param sections slugs of those it is limited to, the id of one that was deleted; empty where it is not limited
 * @param lastUsedAt to the minute
 */
record TokenView(
        UUID id,
        String name,
        Role role,
        List<Scope> scopes,
        List<String> sections,
        @Nullable String token,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt)
        implements ShownOnce {

    @Override
    public TokenView withoutSecret() {
        return new TokenView(
                id, name, role, scopes, sections, null, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt);
    }

    static TokenView of(ApiToken token, Map<UUID, String> slugs, @Nullable String secret) {
        return new TokenView(
                token.id,
                token.name,
                token.role,
                token.scopes,
                token.sectionIds.stream()
                        .map(section -> slugs.getOrDefault(section, section.toString()))
                        .toList(),
                secret,
                token.createdAt,
                token.createdBy,
                token.expiresAt,
                token.lastUsedAt,
                token.revokedAt);
    }
}
