package org.copydesk.auth;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.copydesk.database.Sha256;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tokens that no holder of a token could have made: the first admin's, and the sample newsroom's. */
@ApplicationScoped
public class FirstTokens {

    private static final int SHORTEST_ADMIN_TOKEN = 32;
    private static final String CONFIGURED = "configuration";
    private static final String FIRST_START = "first start";

    @Inject
    ApiTokens tokens;

    /** Where the operator wants to choose it; at least 32 characters. Changing it ends the one before. */
    @ConfigProperty(name = "copydesk.admin-token")
    Optional<String> configuredAdmin;

    private Optional<String> madeNow = Optional.empty();

    /** HTTP opens after this, so that nobody who comes at once with the right token is turned away. */
    @Transactional
    void makeSureThereIsAnAdmin(@Observes StartupEvent start) {
        if (configuredAdmin.isPresent()) {
            configured(configuredAdmin.get());
        } else if (!tokens.hasAdmin()) {
            madeNow = Optional.of(make("First admin", Role.ADMIN));
        }
    }

    /** The secret of the admin's token that was made at this start, to be shown this once. */
    public Optional<String> admin() {
        return madeNow;
    }

    /** An editor's token for the sample newsroom. */
    @Transactional
    public String sampleEditor() {
        return make("Sample editor", Role.EDITOR);
    }

    @Transactional
    public boolean isValid(String secret) {
        return tokens.valid(Sha256.of(secret)).isPresent();
    }

    void configured(String secret) {
        if (secret.length() < SHORTEST_ADMIN_TOKEN) {
            throw new IllegalStateException(
                    "COPYDESK_ADMIN_TOKEN is too short to be safe: give it at least %d random characters, as from"
                                    .formatted(SHORTEST_ADMIN_TOKEN)
                            + " 'openssl rand -base64 32'.");
        }
        var sha256 = Sha256.of(secret);
        tokens.endOthers(CONFIGURED, sha256);
        tokens.bySha256(sha256)
                .ifPresentOrElse(
                        FirstTokens::useAgain,
                        () -> ApiToken.of(secret, "Admin", Role.ADMIN, CONFIGURED)
                                .persist());
    }

    /** A start that nobody could administer afterwards would be noticed late, and by all at once. */
    private static void useAgain(ApiToken token) {
        if (token.createdBy.equals(CONFIGURED)) {
            token.expiresAt = null;
        }
        if (token.role != Role.ADMIN || !token.isValid(Instant.now())) {
            throw new IllegalStateException("COPYDESK_ADMIN_TOKEN is a token that was revoked, has expired, or is no"
                    + " admin's: choose a new one, as from 'openssl rand -base64 32'.");
        }
    }

    private static String make(String name, Role role) {
        var secret = ApiToken.secret();
        ApiToken.of(secret, name, role, FIRST_START).persist();
        return secret;
    }
}
