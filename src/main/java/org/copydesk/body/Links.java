package org.copydesk.body;

import java.util.regex.Pattern;

/** Counts the web addresses in plain text, as moderators see them beside a reader's comment. */
public final class Links {

    /**
     * Addresses, then bare domains. A word and a capital after a full stop is a new sentence, not a domain; an at sign
     * before it makes it an e-mail address.
     */
    private static final Pattern LINK = Pattern.compile("(?i:https?://|\\bwww\\.)\\S++"
            + "|(?<![\\p{L}\\p{N}@._-])(?:[\\p{L}\\p{N}-]++\\.)++(?:\\p{Ll}{2,}+|\\p{Lu}{2,}+)(?![\\p{L}\\p{N}@])");

    private Links() {}

    public static int count(String plainText) {
        return (int) LINK.matcher(plainText).results().count();
    }
}
