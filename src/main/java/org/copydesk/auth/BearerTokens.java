package org.copydesk.auth;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import org.copydesk.database.Sha256;
import org.jspecify.annotations.Nullable;

/** Turns {@code Authorization: Bearer …} into the {@link Actor} whose token it is. */
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism, IdentityProvider<TokenAuthenticationRequest> {

    private static final String SCHEME = "Bearer";

    @Inject
    ApiTokens tokens;

    @Inject
    SectionsOfRecords sections;

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var authorization = request.request().getHeader("Authorization");
        // A header that ends with the scheme is a bad token, not none: its blank was lost on the way.
        if (authorization == null
                || !(authorization + " ").regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
            return Uni.createFrom().nullItem();
        }
        var credential =
                new TokenCredential(authorization.substring(SCHEME.length()).strip(), SCHEME);
        return identities.authenticate(new TokenAuthenticationRequest(credential));
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.getToken().getToken()));
    }

    @Transactional
    SecurityIdentity identity(String secret) {
        var token = tokens.valid(Sha256.of(secret))
                .orElseThrow(() -> new AuthenticationFailedException("The token is unknown, expired or revoked."));
        var now = Instant.now();
        if (token.isUseToBeNoted(now)) {
            tokens.noteUse(token.id, now);
        }
        var actor = token.actor(sections.slugs(token.sectionIds));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(actor)
                .addRole(actor.role().annotated())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
