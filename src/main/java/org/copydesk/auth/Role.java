package org.copydesk.auth;

import java.util.Locale;

public enum Role {
    ADMIN,
    EDITOR,
    WRITER,
    MODERATOR,
    /** Outside the newsroom: reads what readers read, and what its scopes add. No desk operation names it. */
    PARTNER;

    /** As {@code @RolesAllowed} names it. */
    String annotated() {
        return name().toLowerCase(Locale.ROOT);
    }
}
