package org.copydesk.cache;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.copydesk.database.Sha256;
import org.jspecify.annotations.Nullable;

/** An answer as it goes over the wire, in each of its representations; the bytes of its headers, too, are made once. */
final class Answer {

    private static final CharSequence GIVEN_BY = HttpHeaders.createOptimized("Cache-Status");
    private static final CharSequence READY = HttpHeaders.createOptimized("copydesk; hit");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence BY_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence PRIVATE = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence CACHE_TAG = HttpHeaders.createOptimized("Cache-Tag");
    private static final CharSequence SURROGATE_KEY = HttpHeaders.createOptimized("Surrogate-Key");

    /** Below it the header that tells of the compression outweighs what it saves. */
    private static final int WORTH_COMPRESSING_BYTES = 1024;

    private static final int ETAG_CHARS = 32;
    private static final int OBJECTS_BYTES = 512;
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
    private static final Pattern GZIP_NAMED = coding("gzip");
    private static final Pattern ANY_OTHER = coding("\\*");

    /** One representation has one strong entity tag, the hash of its bytes. */
    record Representation(
            byte[] bytes, CharSequence etag, @Nullable CharSequence encoding) {

        static Representation of(byte[] bytes, @Nullable CharSequence encoding) {
            var etag = '"' + Sha256.of(bytes).substring(0, ETAG_CHARS) + '"';
            return new Representation(bytes, HttpHeaders.createOptimized(etag), encoding);
        }
    }

    final Set<String> tags;
    private final Representation plain;

    /** Made for the first reader who takes it; it costs more than the answer. */
    private volatile @Nullable Representation compressed;

    private final List<String> links;
    private final @Nullable CharSequence lastModified;
    private final CharSequence cacheTag;
    private final CharSequence surrogateKey;
    private final Freshness freshness;

    /** Set when something it shows has changed; whoever still holds it then lets it go. */
    private volatile boolean dead;

    Answer(byte[] json, Set<String> tags, List<String> links, @Nullable String lastModified, Freshness freshness) {
        this.plain = Representation.of(json, null);
        this.tags = Set.copyOf(tags);
        this.cacheTag = HttpHeaders.createOptimized(String.join(",", tags));
        this.surrogateKey = HttpHeaders.createOptimized(String.join(" ", tags));
        this.links = links;
        this.lastModified = lastModified == null ? null : HttpHeaders.createOptimized(lastModified);
        this.freshness = freshness;
    }

    void die() {
        dead = true;
    }

    boolean isTrue() {
        return !dead && !freshness.isOver();
    }

    int weight() {
        // Compressed JSON is smaller than half of it.
        return OBJECTS_BYTES
                + plain.bytes.length
                + (isWorthCompressing() ? plain.bytes.length / 2 : 0)
                + 2 * cacheTag.length();
    }

    /** Writes the head and says whether, and which, bytes follow; null where the client has them already. */
    @Nullable
    Representation head(HttpServerRequest request, HttpServerResponse response, boolean shared) {
        var chosen = isWorthCompressing() && acceptsGzip(request) ? compressed() : plain;
        var headers = response.headers();
        headers.set(HttpHeaders.ETAG, chosen.etag);
        headers.set(HttpHeaders.CACHE_CONTROL, shared ? freshness.cacheControl() : PRIVATE);
        headers.set(CACHE_TAG, cacheTag);
        headers.set(SURROGATE_KEY, surrogateKey);
        if (lastModified != null) {
            headers.set(HttpHeaders.LAST_MODIFIED, lastModified);
        }
        if (isWorthCompressing()) {
            headers.set(HttpHeaders.VARY, BY_ENCODING);
        }
        if (isKnown(list(request, HttpHeaders.IF_NONE_MATCH), chosen.etag.toString())) {
            response.setStatusCode(304);
            return null;
        }
        headers.set(HttpHeaders.CONTENT_TYPE, JSON);
        if (chosen.encoding != null) {
            headers.set(HttpHeaders.CONTENT_ENCODING, chosen.encoding);
        }
        return chosen;
    }

    void write(HttpServerRequest request) {
        var response = request.response();
        var chosen = head(request, response, true);
        response.headers().set(GIVEN_BY, READY);
        if (!links.isEmpty()) {
            response.headers().set("Link", links);
        }
        if (chosen == null) {
            response.end();
        } else {
            response.end(Buffer.buffer(Unpooled.wrappedBuffer(chosen.bytes)));
        }
    }

    /** Weakly, as RFC 9110 has it for If-None-Match: a proxy that compressed our bytes weakened their tag. */
    private static boolean isKnown(String known, String etag) {
        return known.equals(etag)
                || known.strip().equals("*")
                || ENTITY_TAG
                        .matcher(known)
                        .results()
                        .anyMatch(tag -> tag.group(1).equals(etag));
    }

    private static boolean acceptsGzip(HttpServerRequest request) {
        var accepted = list(request, HttpHeaders.ACCEPT_ENCODING);
        var named = GZIP_NAMED.matcher(accepted);
        if (named.find()) {
            return named.group("refused") == null;
        }
        var other = ANY_OTHER.matcher(accepted);
        return other.find() && other.group("refused") == null;
    }

    private static Pattern coding(String name) {
        return Pattern.compile(
                "(?i)(?:^|,)\\s*" + name + "\\s*(?:(?<refused>;\\s*q=0(?:\\.0*)?)\\s*|;\\s*q=[0-9.]+\\s*)?(?:,|$)");
    }

    /** The lines of a header are one list (RFC 9110, 5.3); empty where there is none. */
    private static String list(HttpServerRequest request, CharSequence header) {
        return String.join(",", request.headers().getAll(header));
    }

    private boolean isWorthCompressing() {
        return plain.bytes.length >= WORTH_COMPRESSING_BYTES;
    }

    /** Two who come at once may both make it: the bytes are the same. */
    private Representation compressed() {
        var made = compressed;
        if (made == null) {
            made = Representation.of(compress(plain.bytes), GZIP);
            compressed = made;
        }
        return made;
    }

    private static byte[] compress(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
