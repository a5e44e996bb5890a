package org.copydesk;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.copydesk.database.Readers;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts what requests cost: what works beside them, or asks whose a token is, has threads of its own. */
public final class Statements {

    private static final String READERS = "copydesk-readers";

    private static final AtomicInteger OF_READERS = new AtomicInteger();
    private static final AtomicInteger OF_READERS_AT_THE_DESK = new AtomicInteger();
    private static final AtomicInteger OF_THE_DESK = new AtomicInteger();

    private Statements() {}

    /** From now on. */
    public static void count() {
        OF_READERS.set(0);
        OF_READERS_AT_THE_DESK.set(0);
        OF_THE_DESK.set(0);
    }

    /** A reader's statement each takes a connection of its own, of either pool. */
    public static int ofReaders() {
        return OF_READERS.get();
    }

    /** Those of them over connections of the desk's. */
    public static int ofReadersAtTheDesk() {
        return OF_READERS_AT_THE_DESK.get();
    }

    /** Those that go through the ORM. */
    public static int ofTheDesk() {
        return OF_THE_DESK.get();
    }

    private static void note(String lane, AtomicInteger counter) {
        if (Thread.currentThread().getName().startsWith(lane)) {
            counter.incrementAndGet();
        }
    }

    @Singleton
    static class OnDeskConnections implements AgroalPoolInterceptor {

        @Override
        public void onConnectionAcquire(Connection connection) {
            note(READERS, OF_READERS);
            note(READERS, OF_READERS_AT_THE_DESK);
        }
    }

    @Singleton
    @DataSource(Readers.DATA_SOURCE)
    static class OnReadersConnections implements AgroalPoolInterceptor {

        @Override
        public void onConnectionAcquire(Connection connection) {
            note(READERS, OF_READERS);
        }
    }

    @PersistenceUnitExtension
    static class ThroughTheOrm implements StatementInspector {

        @Override
        public String inspect(String sql) {
            note("copydesk-desk", OF_THE_DESK);
            return sql;
        }
    }
}
