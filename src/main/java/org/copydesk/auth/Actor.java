package org.copydesk.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import java.util.UUID;
import org.copydesk.idempotency.Caller;

/** Who does it: the holder of a token, by the name the token was made with. */
public record Actor(UUID tokenId, String name, Role role, Set<Scope> scopes) implements Caller {

    /** The caller of a desk operation; all of them require a role, so there always is one. */
    public static Actor of(SecurityContext security) {
        return (Actor) security.getUserPrincipal();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String callerKey() {
        return tokenId.toString();
    }

    /** May they see a story before its embargo ends? The desk sees everything at its own door. */
    public boolean seesEmbargoed() {
        return scopes.contains(Scope.EMBARGO);
    }

    public boolean seesConfidential() {
        return role == Role.ADMIN || role == Role.EDITOR;
    }
}
