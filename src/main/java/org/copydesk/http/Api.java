package org.copydesk.http;

/** Where the API stands: {@code quarkus.rest.path}, which is no setting, because answers and refusals tell addresses. */
public final class Api {

    public static final String PATH = "/api/v1";
    public static final String DESK = PATH + "/desk";

    private Api() {}
}
