package org.copydesk.words;

import com.github.slugify.Slugify;

/** The part of an address that a person can read: lower-case ASCII letters and digits in words joined by hyphens. */
public final class Slug {

    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final Slugify SLUGIFY = Slugify.builder().build();

    private Slug() {}

    /** What ASCII can keep of these words; empty where they are in another script. */
    public static String of(String words, int length) {
        var slug = SLUGIFY.slugify(words).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > length ? slug.substring(0, length).replaceAll("-[^-]*$", "") : slug;
    }
}
