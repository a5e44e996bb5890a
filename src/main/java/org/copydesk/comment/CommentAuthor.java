package org.copydesk.comment;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param email kept only as a keyed hash and never shown to anybody */
public record CommentAuthor(
        @PenName @Size(max = 80) String name,

        @Schema(writeOnly = true) @Email @Size(max = 254) @Nullable
        String email) {}
