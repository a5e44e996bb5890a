package org.copydesk.revision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A text as a change of another: deflated (RFC 1950) with the other as its preset dictionary. */
final class Delta {

    private static final int BUFFER_BYTES = 8192;

    private Delta() {}

    static byte[] of(String base, String text) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setDictionary(bytes(base));
            deflater.setInput(bytes(text));
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws IllegalStateException where the delta was not made of this base, or was damaged */
    static String apply(String base, byte[] delta) {
        var inflater = new Inflater();
        try {
            inflater.setInput(delta);
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                out.write(buffer, 0, read);
                if (inflater.needsDictionary()) {
                    inflater.setDictionary(bytes(base));
                } else if (read == 0) {
                    throw new IllegalStateException("The delta ends early.");
                }
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IllegalStateException("The delta does not fit its base.", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
