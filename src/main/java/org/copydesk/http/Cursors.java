package org.copydesk.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Writes cursors as opaque text and reads them back: only our own, and only for the list they came from. */
@Singleton
class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

    /** These walk through a list, or say what of it is shown; all other parameters say which list it is. */
    private static final Set<String> OF_ANY_LIST =
            Set.of("cursor", "limit", "page", "count", Fields.PARAMETER, "facets", "format", "include");

    @Inject
    Secrets secrets;

    @Inject
    ResourceInfo resource;

    private volatile @Nullable SecretKeySpec key;

    String seal(Cursor cursor, UriInfo list) {
        var keys = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(keys)) {
            for (var i = 0; i < cursor.keys().size(); i++) {
                out.writeUTF(cursor.text(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sealed = new ByteArrayOutputStream();
        sealed.writeBytes(sign(keys.toByteArray(), list));
        sealed.writeBytes(keys.toByteArray());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
    }

    Cursor open(String text, UriInfo list) {
        try {
            var sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length <= SIGNATURE_BYTES) {
                throw foreign();
            }
            var keys = Arrays.copyOfRange(sealed, SIGNATURE_BYTES, sealed.length);
            if (!MessageDigest.isEqual(sign(keys, list), Arrays.copyOf(sealed, SIGNATURE_BYTES))) {
                throw foreign();
            }
            return read(keys);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static Cursor read(byte[] bytes) {
        var keys = new ArrayList<String>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                keys.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cursor(keys);
    }

    private byte[] sign(byte[] keys, UriInfo list) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(nameOf(list).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(keys), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(secrets.cursorKey(), ALGORITHM);
            key = known;
        }
        return known;
    }

    /**
     * A list has one, in whatever order its values come, and no two lists have the same: how long each text is tells a value
     * from a filter written in one.
     */
    private String nameOf(UriInfo list) {
        var shapes = Parameters.of(resource.getResourceMethod()).query();
        var name = new StringBuilder(list.getPath());
        new TreeMap<>(list.getQueryParameters()).forEach((filter, given) -> {
            if (!OF_ANY_LIST.contains(filter)) {
                name.append('&').append(filter.length()).append(':').append(filter);
                var shape = shapes.get(filter);
                var values = shape != null && shape.several() ? Several.of(given) : given;
                values.stream()
                        .sorted()
                        .forEach(value -> name.append('=')
                                .append(value.length())
                                .append(':')
                                .append(value));
            }
        });
        return name.toString();
    }

    private static Refusal foreign() {
        return Refusal.invalid()
                .parameter(
                        "cursor",
                        "must be a nextCursor of this very list, with the same filters; leave it out to "
                                + "start again");
    }
}
