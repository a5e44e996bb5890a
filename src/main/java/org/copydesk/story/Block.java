package org.copydesk.story;

/**
 * A block of a raw text, before anybody knows what it is for.
 *
 * @param text as a reader reads it
 * @param start in UTF-16 units of the raw text
 * @param verbatim whether the words in the receipt are those of the raw text, and not those a reader sees
 */
record Block(Shape shape, String text, String markdown, int start, int end, boolean verbatim) {

    /** What its markup says of it. */
    enum Shape {
        TITLE,
        STANDFIRST,
        CAPTION,
        LINKS,
        TEXT,
        /** Lists, listings, tables, pictures: never anything but a part of the body. */
        OTHER
    }

    boolean is(Shape other) {
        return shape == other;
    }
}
