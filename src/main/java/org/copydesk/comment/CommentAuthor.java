package org.copydesk.comment;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.copydesk.words.Visible;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param email kept only as a keyed hash and never shown to anybody */
public record CommentAuthor(
        @PenName @Size(max = CommentAuthor.LONGEST_NAME) String name,

        @Schema(writeOnly = true) @Email @Size(max = 254) @Nullable
        String email) {

    private static final int LONGEST_NAME = 80;

    /** The name of somebody who wrote elsewhere, as it can stand here. */
    public static String nameOf(String elsewhere) {
        var name = PenName.MOVES_OTHERS.matcher(elsewhere).replaceAll(" ").strip();
        if (name.length() > LONGEST_NAME) {
            var splits = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
            name = name.substring(0, splits ? LONGEST_NAME - 1 : LONGEST_NAME);
        }
        return Visible.SEEN.test(name) ? name : "Anonymous";
    }
}
