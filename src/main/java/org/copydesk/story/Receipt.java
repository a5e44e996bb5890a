package org.copydesk.story;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the raw text. Every line of it that a reader could see is in the story or here, so that nothing
 * disappears silently; lines of the body are not repeated here.
 */
public record Receipt(List<Entry> entries) {

    @Schema(name = "ReceiptKind")
    public enum Kind {
        HEADLINE,
        STANDFIRST,
        BYLINE,
        DATE,
        DATELINE,
        CAPTION,
        LEAD_IN,
        SOURCE_LINE,
        TAGS,
        SHORTCODE,
        /** A block of WordPress's editor that is filled in only when the page is shown. */
        WIDGET,
        /** What a page says about itself outside of its text. */
        METADATA,
        /** Furniture of the page: "To Top", "Share this", menus, cookie lines. */
        CHROME,
        /** Links to other stories. */
        RELATED,
        /** Scripts, styles and the like; the words are the opening tag alone. */
        CODE,
        REPAIR,
        /** Characters that look broken, but could not be repaired with certainty. */
        DAMAGE
    }

    public enum Fate {
        USED,
        DROPPED
    }

    /**
     * @param words as they stand at the place; those of a web page as a reader sees them
     * @param data what the words say, for those who want to use it: a shortcode's attributes, the repair that was made
     */
    public record Entry(Kind kind, Fate fate, String words, Place place, Map<String, String> data) {}

    public List<Entry> entries(Kind kind) {
        return entries.stream().filter(entry -> entry.kind == kind).toList();
    }
}
