package org.copydesk.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.copydesk.http.Address;
import org.copydesk.http.Api;
import org.copydesk.http.Problems;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets only plain addresses in: whatever comes behind it (router, security, REST) then reads the same path. Encoded
 * slashes, dot segments and matrix parameters have been ways around the guards of every web framework.
 */
@Singleton
class PathGate {

    static final int PRIORITY = SecurityHeaders.PRIORITY - 1;

    private static final int MAX_ADDRESS_CHARS = 8192;

    private static final String ONLY_LETTERS = "An address has only letters, digits and . _ ~ - between its slashes.";

    /** Slashes, backslashes, dots, percent signs, semicolons and control characters, of which none is part of a name. */
    private static final Pattern STRUCTURE = Pattern.compile("(?i)%(?:2[ef5]|5c|3b|[01].|7f)|[;\\\\]");

    void register(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext request) {
        var refusal = refusal(request.request());
        if (refusal == null) {
            request.next();
            return;
        }
        // CORS comes behind, and trips over an address that is none. What is wrong with one is no secret.
        request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        request.fail(refusal.status(), refusal);
    }

    private static @Nullable Refusal refusal(HttpServerRequest request) {
        if (request.uri().length() > MAX_ADDRESS_CHARS) {
            return Problems.plain(414);
        }
        var path = request.path();
        if (path == null || !Address.isPlainPath(path)) {
            return path != null && isName(path) ? Refusal.notFound(ONLY_LETTERS) : Refusal.badRequest(ONLY_LETTERS);
        }
        // HTTP/1.0 may leave it out, and load balancers that ask for our health do; but the API answers with addresses.
        if (request.authority() == null && path.startsWith(Api.PATH + '/')
                || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return noHost();
        }
        return unreadable(request.query());
    }

    /** A front end asks for what its readers typed (by-slug/été): there is no such article, as there is none called ete. */
    private static boolean isName(String path) {
        return decode(path) != null && !STRUCTURE.matcher(path).find() && !Address.hasDetour(path);
    }

    static Refusal noHost() {
        return Refusal.badRequest("Send one header Host, with the name of this server (RFC 9112, 3.2).");
    }

    private static @Nullable Refusal unreadable(@Nullable String query) {
        if (query == null) {
            return null;
        }
        if (!Address.isQuery(query)) {
            return Refusal.badRequest("A query has only characters that need no percent-encoding, or encodes them.");
        }
        for (var pair : query.split("&", -1)) {
            var value = decode(pair);
            if (value == null || value.indexOf('\0') >= 0) {
                var name = decode(pair.split("=", 2)[0]);
                return Refusal.invalid()
                        .parameter(
                                name == null || name.indexOf('\0') >= 0 ? "?" : name,
                                "must be percent-encoded UTF-8 without the character NUL");
            }
        }
        return null;
    }

    /** Null where it is not percent-encoded UTF-8: the decoders behind put a replacement character there. */
    private static @Nullable String decode(String encoded) {
        var bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
            } else if (i + 2 < encoded.length()
                    && Character.digit(encoded.charAt(i + 1), 16) >= 0
                    && Character.digit(encoded.charAt(i + 2), 16) >= 0) {
                bytes.put((byte) Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
