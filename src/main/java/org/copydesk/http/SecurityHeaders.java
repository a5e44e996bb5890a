package org.copydesk.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sets the headers of every answer at the last moment, so that no resource and no error can leave them out. */
@Singleton
class SecurityHeaders {

    static final int PRIORITY = Integer.MAX_VALUE;

    private static final String TOOLS = "/q/";
    private static final String DESK = "/api/v1/desk";

    // Swagger UI styles itself inline and starts from an inline script.
    private static final String POLICY_OF_TOOLS = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; connect-src 'self'" + signIn();
    private static final String POLICY_OF_API = "default-src 'none'; frame-ancestors 'none'";

    private static final boolean VARIES_BY_ORIGIN = ConfigProvider.getConfig()
            .getOptionalValue("quarkus.http.cors.enabled", Boolean.class)
            .orElse(false);

    /** Swagger UI asks the provider how to sign in. */
    private static String signIn() {
        return ConfigProvider.getConfig()
                .getOptionalValue("copydesk.oidc.url", URI.class)
                .map(provider -> " " + provider.getScheme() + "://" + provider.getAuthority())
                .orElse("");
    }

    void register(@Observes Filters filters) {
        filters.register(this::promise, PRIORITY);
    }

    private void promise(RoutingContext request) {
        request.addHeadersEndHandler(ignored -> write(request));
        request.next();
    }

    static void write(RoutingContext request) {
        var headers = request.response().headers();
        var path = Objects.requireNonNullElse(request.request().path(), "");
        boolean tools = path.startsWith(TOOLS);
        boolean desk = path.startsWith(DESK);
        headers.set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Content-Security-Policy", tools ? POLICY_OF_TOOLS : POLICY_OF_API)
                // What delivery shows is public: other origins may embed it.
                .set("Cross-Origin-Resource-Policy", tools || desk ? "same-origin" : "cross-origin");
        // What promises nothing (an error, a redirect) is kept by nobody: left to guess, shared caches keep a 404.
        if (desk || !tools && !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        // A shared cache must not give one front end what another was allowed.
        if (VARIES_BY_ORIGIN) {
            headers.add("Vary", "Origin");
        }
        if (request.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
