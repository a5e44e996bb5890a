package org.copydesk.story;

import java.util.List;
import org.copydesk.citation.Citation.Role;
import org.jspecify.annotations.Nullable;

/**
 * An outlet that the story names as the one it has its words from: one citation, however often it is declared.
 *
 * @param url where the declaration links to
 * @param firstParagraph the first paragraph of the body that is in the outlet's words
 * @param endParagraph the first one after it that no longer is
 */
public record Outlet(
        String name,
        Role role,
        @Nullable String url,
        List<Declaration> declarations,
        int firstParagraph,
        int endParagraph) {

    /** How stories name their outlets. */
    public enum Form {
        /** "From the Courier:", where its words begin. It stays in the body, because readers need it there. */
        LEAD_IN,
        /** "Source: Courier", below the story. */
        SOURCE_LINE,
        /** "HAMBLE POINT (Tidewire) —" */
        DATELINE
    }

    /** @param words exactly as the raw text has them */
    public record Declaration(Form form, String words, Place place) {}
}
