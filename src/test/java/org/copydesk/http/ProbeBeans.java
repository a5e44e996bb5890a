package org.copydesk.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Objects;

/** What the features provide in the service. */
class ProbeBeans {

    /**
     * Knows {@code Authorization: Probe <role>}, refuses {@code Probe garbage}, leaves other schemes alone. Like the
     * service's own it is an alternative, beside which others do not count.
     */
    @Alternative
    @Priority(1)
    @Singleton
    static class ProbeScheme implements HttpAuthenticationMechanism {

        @Override
        public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
            var header = Objects.requireNonNullElse(request.request().getHeader("Authorization"), "");
            if (!header.startsWith("Probe ")) {
                return Uni.createFrom().nullItem();
            }
            var role = header.substring(6);
            return role.equals("garbage")
                    ? Uni.createFrom().failure(new AuthenticationFailedException("org.copydesk.Secret"))
                    : Uni.createFrom()
                            .item(QuarkusSecurityIdentity.builder()
                                    .setPrincipal(new QuarkusPrincipal("probe"))
                                    .addRole(role)
                                    .build());
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext request) {
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Probe"));
        }
    }
}
