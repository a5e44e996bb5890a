package org.copydesk.edition;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.jspecify.annotations.Nullable;

/** Articles that readers saw and see no longer: expired, taken back or retracted. */
@ApplicationScoped
public class GoneArticles {

    private static final String COLUMNS = "select e.article_id, upper(e.visible), (select seconds from calm)";

    /** Not those that have come back. */
    private static final Sql GONE = Sql.of(" from edition e where (e.withdrawn"
            + " or e.visible_to is not null and (e.ended_at is null or e.ended_at >= e.visible_to))"
            + " and upper(e.visible) <= now()"
            + " and not exists (select from edition n where n.article_id = e.article_id"
            + " and n.visible_from >= upper(e.visible) and n.visible_from <= now() offset 0)");

    private static final String BEHIND = " and (upper(e.visible), e.article_id) > (?, ?)";
    private static final String OLDEST_FIRST = " order by upper(e.visible), e.article_id";

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    /** @param calmSeconds how long nothing else goes unless somebody writes; null means for good */
    public record Gone(
            UUID articleId, Instant since, @Nullable Double calmSeconds) {}

    /** Those that are gone since then, in the order in which they went. */
    public Listing<Gone> after(@Nullable Instant then, PageRequest page) {
        var start = Cursor.of(then == null ? Cursor.BEGINNING_OF_TIME : then, Cursor.HIGHEST_ID);
        return RowReader.over(database, connection -> {
            var rows = Sql.of(COLUMNS)
                    .then(behind(page.after(start)))
                    .then(OLDEST_FIRST)
                    .page(page)
                    .read(connection, GoneArticles::gone);
            return Listing.counted(
                    rows,
                    page,
                    gone -> Cursor.of(gone.since, gone.articleId),
                    () -> Listing.Total.of(
                            behind(start).counted().count(connection),
                            () -> behind(start).planned(connection)));
        });
    }

    private static Sql behind(Cursor place) {
        return GONE.then(BEHIND, place.time(0), place.id(1));
    }

    private static Gone gone(ResultSet row) throws SQLException {
        return new Gone(row.getObject(1, UUID.class), RowReader.time(row, 2), row.getObject(3, Double.class));
    }
}
