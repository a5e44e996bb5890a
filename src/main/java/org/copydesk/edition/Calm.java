package org.copydesk.edition;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;
import org.jspecify.annotations.Nullable;

/** How long the set of live editions stays as it is unless somebody writes. */
@ApplicationScoped
public class Calm {

    private static final Sql SECONDS = Sql.of("select seconds from calm");

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    /**
     * To be asked before what depends on it: asked after, it would not tell of a change in between.
     *
     * @return null means for good
     */
    public @Nullable Double seconds() {
        return RowReader.over(database, connection -> SECONDS.read(connection, row -> row.getObject(1, Double.class)))
                .get(0);
    }
}
