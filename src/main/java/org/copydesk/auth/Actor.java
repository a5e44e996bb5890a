package org.copydesk.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.idempotency.Caller;

/** Who does it: the holder of a token, by the name the token was made with. */
public record Actor(UUID tokenId, String name, Role role) implements Caller {

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

    public boolean seesConfidential() {
        return role == Role.ADMIN || role == Role.EDITOR;
    }
}
