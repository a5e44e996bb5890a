package org.copydesk.auth;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.copydesk.database.SqlRestriction;
import org.copydesk.http.Refusal;
import org.copydesk.idempotency.Caller;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * Who does it: the holder of a token, by the name the token was made with; or a person who has signed in, by the name that
 * the provider gives.
 *
 * @param tokenId of Copydesk's own token; people who have signed in have none
 * @param sections the slugs of those the token is limited to, by id; empty where it is limited to none
 * @param callerKey the same for as long as it is the same caller, and nobody else's
 */
public record Actor(
        @Nullable UUID tokenId, String name, Role role, Set<Scope> scopes, Map<UUID, String> sections, String callerKey)
        implements Caller {

    /** The caller of a desk operation; all of them require a role, so there always is one. */
    public static Actor of(SecurityContext security) {
        return (Actor) security.getUserPrincipal();
    }

    @Override
    public String getName() {
        return name;
    }

    public SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(this)
                .addRole(role.annotated())
                .build();
    }

    /** May they see a story before its embargo ends? The desk sees everything at its own door. */
    public boolean seesEmbargoed() {
        return scopes.contains(Scope.EMBARGO);
    }

    public boolean seesConfidential() {
        return Right.SEE_CONFIDENTIAL.isFor(role);
    }

    public boolean decidesOnQuotes() {
        return Right.DECIDE_ON_QUOTES.isFor(role);
    }

    boolean isLimited() {
        return !sections.isEmpty();
    }

    public boolean worksEverywhere() {
        return !isLimited();
    }

    /** Of a list, what belongs to the sections that the token is limited to. */
    public <X> Restriction<X> reach(Path<X, UUID> section) {
        return worksEverywhere() ? Restriction.unrestricted() : section.in(sectionIds());
    }

    /**
     * The same where a row tells no more of its article than the id. It is kept from being made a join: a planner would look up
     * the article of every row on the way to the few that a quiet section has.
     */
    public <X> Restriction<X> reach(SingularAttribute<X, UUID> article) {
        return worksEverywhere()
                ? Restriction.unrestricted()
                : new SqlRestriction<>(
                        "(? in (select id from article where section_id = any(?))) is true",
                        List.of(article),
                        List.of((Object) sectionIds().toArray(UUID[]::new)));
    }

    public List<UUID> sectionIds() {
        return List.copyOf(sections.keySet());
    }

    public boolean worksIn(UUID section) {
        return worksEverywhere() || sections.containsKey(section);
    }

    /** Refuses where the section is out of reach. */
    public void requireReach(UUID section) {
        if (!worksIn(section)) {
            throw outOfReach("This belongs to another section.");
        }
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
