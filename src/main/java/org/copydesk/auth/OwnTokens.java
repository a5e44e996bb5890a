package org.copydesk.auth;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.copydesk.database.Sha256;

/** Knows whose token of Copydesk's own it is. */
@ApplicationScoped
class OwnTokens implements IdentityProvider<OwnTokens.Request> {

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

    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.secret));
    }

    @Transactional
    SecurityIdentity identity(String secret) {
        var token = tokens.valid(Sha256.of(secret))
                .orElseThrow(() -> new AuthenticationFailedException("The token is unknown, expired or revoked."));
        var now = Instant.now();
        if (token.isUseToBeNoted(now)) {
            tokens.noteUse(token.id, now);
        }
        return token.actor(sections.slugs(token.sectionIds)).identity();
    }
}
