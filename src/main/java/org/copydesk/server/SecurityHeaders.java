package org.copydesk.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Objects;
import org.copydesk.http.Api;
import org.copydesk.http.HttpDate;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sets the headers of every answer at the last moment, so that no resource and no error can leave them out. */
@Singleton
class SecurityHeaders {

    static final int PRIORITY = Http2.PRIORITY - 1;

    private static final String TOOLS = "/q/";
    private static final String SWAGGER_UI = TOOLS + "swagger-ui";

    // Swagger UI styles itself inline and starts from an inline script.
    private static final Header POLICY_OF_TOOLS = new Header(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'; connect-src 'self'" + signIn());
    private static final Header POLICY_OF_API =
            new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private static final Header NO_SNIFFING = new Header("X-Content-Type-Options", "nosniff");
    private static final Header NO_FRAMES = new Header("X-Frame-Options", "DENY");
    private static final Header NO_REFERRER = new Header("Referrer-Policy", "no-referrer");
    private static final Header SAME_ORIGIN = new Header("Cross-Origin-Resource-Policy", "same-origin");
    private static final Header CROSS_ORIGIN = new Header("Cross-Origin-Resource-Policy", "cross-origin");
    private static final Header NO_CACHE = new Header("Cache-Control", "no-cache");
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");
    private static final Header STRICT_TRANSPORT =
            new Header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    /** Every answer bears some: their bytes are made once. */
    private record Header(CharSequence name, CharSequence value) {

        Header(String name, String value) {
            this(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }

        void on(MultiMap headers) {
            headers.set(name, value);
        }
    }

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
        boolean desk = path.startsWith(Api.DESK);
        headers.set(HttpHeaders.DATE, HttpDate.now());
        NO_SNIFFING.on(headers);
        NO_FRAMES.on(headers);
        NO_REFERRER.on(headers);
        (tools ? POLICY_OF_TOOLS : POLICY_OF_API).on(headers);
        // What delivery shows is public: other origins may embed it.
        (tools || desk ? SAME_ORIGIN : CROSS_ORIGIN).on(headers);
        // Kept for a day, as Quarkus says, Swagger UI would be that of the version before an upgrade.
        if (path.startsWith(SWAGGER_UI)) {
            NO_CACHE.on(headers);
        }
        // What promises nothing (an error, a redirect) is kept by nobody: left to guess, shared caches keep a 404.
        if (desk || !tools && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            NO_STORE.on(headers);
        }
        // A shared cache must not give one front end what another was allowed. What the router refuses comes here
        // twice.
        if (VARIES_BY_ORIGIN && !headers.contains("Vary", "Origin", true)) {
            headers.add("Vary", "Origin");
        }
        if (request.request().isSSL()) {
            STRICT_TRANSPORT.on(headers);
        }
    }
}
