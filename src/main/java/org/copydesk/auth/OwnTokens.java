package org.copydesk.auth;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.copydesk.cache.Changes;
import org.copydesk.database.Sha256;

/**
 * Knows whose token of Copydesk's own it is. What the database said of a token is remembered for some seconds, for as
 * long as its announcements are heard: one that is revoked is forgotten before the answer that says so.
 */
@ApplicationScoped
class OwnTokens implements IdentityProvider<OwnTokens.Request> {

    /** Also bounds how long a line that is cut without a sign could hide that a token was revoked. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final Set<String> CHANGES = Set.of("api_tokens", "sections");

    private record Known(SecurityIdentity identity, Instant until) {}

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

    @Transactional
    SecurityIdentity identity(String sha256) {
        var memory = remembered;
        var token = tokens.valid(sha256)
                .orElseThrow(() -> new AuthenticationFailedException("The token is unknown, expired or revoked."));
        var now = Instant.now();
        if (token.isUseToBeNoted(now)) {
            tokens.noteUse(token.id, now);
        }
        var identity = token.actor(sections.slugs(token.sectionIds)).identity();
        var until = now.plus(REMEMBERED);
        memory.put(
                sha256,
                new Known(
                        identity, token.expiresAt == null || token.expiresAt.isAfter(until) ? until : token.expiresAt));
        return identity;
    }
}
