package org.copydesk.auth;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copydesk.database.Ids;
import org.copydesk.database.Secret;
import org.copydesk.database.Sha256;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.jspecify.annotations.Nullable;

/** A bearer token (RFC 6750). Only its hash is kept: 256 random bits need no salt and no slow hash. */
@Entity
public class ApiToken extends PanacheEntityBase {

    private static final String PREFIX = "copydesk_";
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    public UUID id;

    public String name;

    @Enumerated(EnumType.STRING)
    public Role role;

    public String sha256;

    @Enumerated(EnumType.STRING)
    public List<Scope> scopes = List.of();

    /** Those it is limited to; none where it is limited to none. One that was deleted stays, and limits it the more. */
    public List<UUID> sectionIds = List.of();

    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;

    public String createdBy;
    public @Nullable Instant revokedAt;
    public @Nullable Instant expiresAt;

    /** To the minute, so that reading does not write. */
    public @Nullable Instant lastUsedAt;

    static ApiToken of(String secret, String name, Role role, String createdBy) {
        var token = new ApiToken();
        token.id = Ids.next();
        token.name = name;
        token.role = role;
        token.sha256 = Sha256.of(secret);
        token.createdBy = createdBy;
        return token;
    }

    /** A new secret. The prefix lets scanners of leaked secrets recognise it. */
    static String secret() {
        return PREFIX + Secret.fresh();
    }

    /** @param slugs of sections by their ids, of those at least that the token is limited to */
    Actor actor(Map<UUID, String> slugs) {
        var sections = new HashMap<UUID, String>();
        sectionIds.forEach(section -> sections.put(section, slugs.getOrDefault(section, section.toString())));
        return new Actor(id, name, role, Set.copyOf(scopes), Map.copyOf(sections), id.toString());
    }

    boolean isUseToBeNoted(Instant now) {
        return lastUsedAt == null || lastUsedAt.isBefore(now.minus(USE_NOTED_EVERY));
    }

    public boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    public boolean worksIn(UUID section) {
        return sectionIds.isEmpty() || sectionIds.contains(section);
    }

    /** Revoking twice keeps the first instant. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
