package org.copydesk.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where people sign in. What Quarkus needs to know of it is derived in {@code application.properties}. */
@ConfigMapping(prefix = "copydesk.oidc")
public interface SignInConfig {

    /** Take the access tokens of an OpenID provider beside Copydesk's own. */
    @WithDefault("false")
    boolean enabled();

    /** The provider's address, to which {@code /.well-known/openid-configuration} is added. */
    Optional<String> url();

    /** For whom a token must be meant: one for another service opens nothing here. */
    @WithDefault("copydesk")
    String audience();

    /** Where a token tells the roles, as a path into it. */
    @WithDefault("realm_access/roles")
    String roleClaim();
}
