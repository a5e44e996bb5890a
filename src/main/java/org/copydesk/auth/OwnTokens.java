package org.copydesk.auth;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.copydesk.cache.Changes;
import org.copydesk.database.Sha256;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;

/**
 * Knows whose token of Copydesk's own it is. What the database said of a token is remembered for some seconds, for as
 * long as its announcements are heard: one that is revoked is forgotten before the answer that says so.
 */
@ApplicationScoped
class OwnTokens implements IdentityProvider<OwnTokens.Request> {

    private static final Logger LOG = Logger.getLogger(OwnTokens.class);

    /** Also bounds how long a line that is cut without a sign could hide that a token was revoked. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final Set<String> CHANGES = Set.of("api_tokens", "sections");

    private record Known(SecurityIdentity identity, Instant until) {}

    private record Found(ApiToken token, SecurityIdentity identity) {}

    /** By the hash of the token. A new one for each change, so that what was read before it is never found after it. */
    private volatile Map<String, Known> remembered = new ConcurrentHashMap<>();

    @Inject
    Changes changes;

    @Inject
    ApiTokens tokens;

    @Inject
    SectionsOfRecords sections;

    /** Of a type of its own, so that no other provider of identities is asked about it. */
    static final class Request extends BaseAuthenticationRequest {

        private final String secret;

        Request(String secret) {
            this.secret = secret;
        }
    }

    @Override
    public Class<Request> getRequestType() {
        return Request.class;
    }

    void forget(@Observes Changes.Heard change) {
        if (change.what() == null || CHANGES.contains(change.what())) {
            remembered = new ConcurrentHashMap<>();
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        var sha256 = Sha256.of(request.secret);
        var known = remembered.get(sha256);
        return known != null && changes.areHeard() && Instant.now().isBefore(known.until)
                ? Uni.createFrom().item(known.identity)
                : context.runBlocking(() -> identity(sha256));
    }

    private SecurityIdentity identity(String sha256) {
        var memory = remembered;
        var found = QuarkusTransaction.requiringNew().call(() -> find(sha256));
        var now = Instant.now();
        if (found.token.isUseToBeNoted(now)) {
            noteUse(found.token.id, now);
        }
        var until = now.plus(REMEMBERED);
        memory.put(
                sha256,
                new Known(
                        found.identity,
                        found.token.expiresAt == null || found.token.expiresAt.isAfter(until)
                                ? until
                                : found.token.expiresAt));
        return found.identity;
    }

    private Found find(String sha256) {
        var token = tokens.valid(sha256)
                .orElseThrow(() -> new AuthenticationFailedException("The token is unknown, expired or revoked."));
        return new Found(token, token.actor(sections.slugs(token.sectionIds)).identity());
    }

    /** Whose token it is counts all the same where this cannot be kept: on a database that only reads, or is full. */
    private void noteUse(UUID token, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tokens.noteUse(token, now));
        } catch (JDBCException e) {
            LOG.warnf(
                    "When a token was used last is not noted: %s",
                    e.getSQLException().getMessage());
        }
    }
}
