package org.copydesk.auth;

import java.util.Locale;

public enum Role {
    ADMIN,
    EDITOR,
    WRITER,
    MODERATOR;

    /** As {@code @RolesAllowed} names it. */
    String annotated() {
        return name().toLowerCase(Locale.ROOT);
    }
}
