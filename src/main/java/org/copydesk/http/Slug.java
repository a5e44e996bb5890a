package org.copydesk.http;

/** The part of an address that a person can read: lower-case ASCII letters and digits in words joined by hyphens. */
public final class Slug {

    public static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    private Slug() {}
}
