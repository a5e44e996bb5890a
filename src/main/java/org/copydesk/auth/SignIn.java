package org.copydesk.auth;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.runtime.OidcEndpointAccessException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** People with the access token of an OpenID provider, as {@link Actor}s of the role that the provider gives them. */
@Singleton
class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    /** A JWT: three parts of base64url, the first an object. Copydesk's own tokens have no dots. */
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    @Inject
    SignInConfig config;

    @Inject
    OidcAuthenticationMechanism provider;

    boolean isFor(String token) {
        return config.enabled() && JWT.matcher(token).matches();
    }

    Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return provider.authenticate(request, identities)
                .map(this::person)
                .onFailure(SignIn::isOfProvider)
                .transform(SignIn::unavailable);
    }

    private SecurityIdentity person(SecurityIdentity identity) {
        var token = (JsonWebToken) identity.getPrincipal();
        // The table of roles is in the order of what they may; who has several has the first.
        var role = Arrays.stream(Role.values())
                .filter(known -> known != Role.PARTNER && identity.hasRole(known.annotated()))
                .findFirst()
                .orElseThrow(this::noRole);
        return new Actor(null, token.getName(), role, Set.of(), Map.of(), token.getIssuer() + '\n' + token.getSubject())
                .identity();
    }

    private Refusal noRole() {
        return Refusal.forbidden(
                        "Your account has none of the roles that work here: %s. Ask whoever keeps the accounts for one; it"
                                + " is read from '%s' in your token.",
                        Arrays.stream(Role.values())
                                .filter(role -> role != Role.PARTNER)
                                .map(Role::annotated)
                                .collect(Collectors.joining(", ")),
                        config.roleClaim())
                .type("no-role");
    }

    private static boolean isOfProvider(Throwable failure) {
        return !(failure instanceof AuthenticationFailedException)
                && (failure instanceof OIDCException || failure instanceof OidcEndpointAccessException);
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("Nobody can sign in, because the provider does not answer: %s", failure.getMessage());
        return Refusal.unavailable(
                "The service where people sign in does not answer. Try again in a few seconds; Copydesk's own tokens work.",
                5);
    }
}
