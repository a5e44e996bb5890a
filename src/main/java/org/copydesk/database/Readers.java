package org.copydesk.database;

/** The data source that readers' requests are answered from: it cannot write, and gives up sooner than the desk's. */
public final class Readers {

    public static final String DATA_SOURCE = "readers";

    private Readers() {}
}
