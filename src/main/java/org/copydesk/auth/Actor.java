package org.copydesk.auth;

import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.copydesk.idempotency.Caller;

/**
 * Who does it: the holder of a token, by the name the token was made with.
 *
 * @param sections the slugs of those the token is limited to, by id; empty where it is limited to none
 */
public record Actor(UUID tokenId, String name, Role role, Set<Scope> scopes, Map<UUID, String> sections)
        implements Caller {

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
        return Right.SEE_CONFIDENTIAL.isFor(role);
    }

    boolean isLimited() {
        return !sections.isEmpty();
    }

    /** For queries of lists, together with {@link #sectionIds}. */
    public boolean worksEverywhere() {
        return !isLimited();
    }

    public List<UUID> sectionIds() {
        return List.copyOf(sections.keySet());
    }

    boolean worksIn(UUID section) {
        return worksEverywhere() || sections.containsKey(section);
    }

    Refusal outOfReach(String why) {
        var slugs = new TreeSet<>(sections.values());
        return Refusal.forbidden(
                        "%s The token works only in: %s. Ask an administrator for one that reaches further.",
                        why, String.join(", ", slugs))
                .type("section-limit")
                .with("sections", slugs);
    }
}
