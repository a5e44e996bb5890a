package org.copydesk.http;

import java.util.BitSet;

/** Which addresses there can be. Every request is asked this: patterns were a twentieth of what a ready answer costs. */
public final class Address {

    private static final String WORDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-";

    private static final BitSet PATH = characters(WORDS + "/");
    // Without the semicolon: some take it for a part of a value, others, Quarkus too, for the end of a parameter.
    private static final BitSet QUERY = characters(WORDS + "!$&'()*+,=:@/?%[]");

    private Address() {}

    private static BitSet characters(String allowed) {
        return allowed.chars().collect(BitSet::new, BitSet::set, BitSet::or);
    }

    public static boolean isPlainPath(String path) {
        return path.startsWith("/") && hasOnly(PATH, path) && !hasDetour(path);
    }

    /** Whether nothing stands in it that would have to be percent-encoded. */
    public static boolean isQuery(String query) {
        return hasOnly(QUERY, query);
    }

    private static boolean hasOnly(BitSet allowed, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!allowed.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A segment that is empty, or leads to another one. */
    public static boolean hasDetour(String path) {
        return path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..");
    }
}
