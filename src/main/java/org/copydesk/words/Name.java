package org.copydesk.words;

/** What somebody or something is called. */
public final class Name {

    private Name() {}

    /** As it is kept, so that what looks the same is the same. */
    public static String of(String typed) {
        return Nfc.of(typed).trim();
    }
}
