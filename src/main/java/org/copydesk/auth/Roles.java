package org.copydesk.auth;

/** The roles of the desk, as annotations name them. {@link Role} is the same as a type. */
public final class Roles {

    /** Everything, tokens included. */
    public static final String ADMIN = "admin";
    /** Publishes, unpublishes, trashes, decides on quotes, keeps sections and tags; sees confidential sources. */
    public static final String EDITOR = "editor";
    /** Writes articles with their sources, citations, persons and quotes. */
    public static final String WRITER = "writer";
    /** Decides on comments. */
    public static final String MODERATOR = "moderator";

    /** Nothing at the desk; what the scopes of the token allow. */
    public static final String PARTNER = "partner";

    private Roles() {}
}
