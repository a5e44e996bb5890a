package org.copydesk.server;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets requests come by HTTP/2. Bodies are read before REST is asked (BodyLimit), and REST pauses each request: where that has
 * come to its end, Vert.x lets it pass in HTTP/1.1 and refuses it in HTTP/2 (quarkusio/quarkus issue 34393).
 */
@Singleton
class Http2 implements HttpServerOptionsCustomizer {

    static final int PRIORITY = Integer.MAX_VALUE;

    /** Only by TLS, as browsers speak it: to ask for it in clear text is no longer provided for (RFC 9113, 3.1). */
    @Override
    public void customizeHttpServer(HttpServerOptions clear) {
        clear.setHttp2ClearTextEnabled(false);
    }

    void register(@Observes Router router) {
        router.route().order(-PRIORITY).handler(request -> enter(request, router));
    }

    /** A request has a context of its own; it comes by here again where it is sent on to another address. */
    private static void enter(RoutingContext request, Router router) {
        var context = Vertx.currentContext();
        if (request.request().version() == HttpVersion.HTTP_2 && context.getLocal(Http2.class) == null) {
            context.putLocal(Http2.class, true);
            router.handle(new Pausable((HttpServerRequestInternal) request.request()));
        } else {
            request.next();
        }
    }

    /** One that has come to its end may be told to wait or to go on, to no effect. */
    private static final class Pausable extends HttpServerRequestWrapper {

        Pausable(HttpServerRequestInternal request) {
            super(request);
        }

        @Override
        public HttpServerRequest pause() {
            return isEnded() ? this : super.pause();
        }

        @Override
        public HttpServerRequest resume() {
            return isEnded() ? this : super.resume();
        }

        @Override
        public HttpServerRequest fetch(long amount) {
            return isEnded() ? this : super.fetch(amount);
        }
    }
}
