package org.copydesk.auth;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.words.Visible;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * @param name whose token it is; the history shows it beside every change made with it
 * @param scopes what it may do beside what its role may
 * @param sections slugs of the sections that it is limited to, for an editor, a writer or a moderator; without any, it is not
 * @param expiresAt when it stops working; without it, when it is revoked
 */
record TokenInput(
        @Visible @Size(max = 120) String name,
        @NotNull Role role,
        @Size(max = 10) @UniqueElements List<@NotNull Scope> scopes,
        @Size(max = 100) @UniqueElements List<@NotNull @Size(max = 80) String> sections,
        @Future @Nullable Instant expiresAt) {

    TokenInput {
        scopes = scopes == null ? List.of() : scopes;
        sections = sections == null ? List.of() : sections;
    }

    ApiToken toToken(String secret, List<UUID> sectionIds, String createdBy) {
        var token = ApiToken.of(secret, name, role, createdBy);
        token.scopes = scopes;
        token.sectionIds = sectionIds;
        token.expiresAt = expiresAt;
        return token;
    }
}
