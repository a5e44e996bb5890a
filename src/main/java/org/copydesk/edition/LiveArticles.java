package org.copydesk.edition;

import static java.util.stream.Collectors.joining;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.PublishedArticle.Part;
import org.jspecify.annotations.Nullable;

/** One live article: a row, read below the ORM as docs/decisions/0009 says, without the columns that nobody asked for. */
@ApplicationScoped
public class LiveArticles {

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    public Optional<PublishedArticle> byId(UUID id, Set<Part> parts) {
        return one("article_id", id, parts);
    }

    public Optional<PublishedArticle> bySlug(String slug, Set<Part> parts) {
        return one("slug", slug, parts);
    }

    private Optional<PublishedArticle> one(String key, Object value, Set<Part> parts) {
        try (var connection = database.getConnection()) {
            return RowReader.readAll(connection, statement(key, parts), List.of(value), LiveArticles::article).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** There is one at most; said to be the newest, it is found without a look at those before it. */
    private static String statement(String key, Set<Part> parts) {
        return "select article_id, visible_from, seconds_until(upper(visible)), summary, details, corrections, "
                + Arrays.stream(Part.values())
                        .map(part -> parts.contains(part) ? part.column() : "null")
                        .collect(joining(", "))
                + " from live_edition where " + key + " = ? order by visible_from desc limit 1";
    }

    private static PublishedArticle article(ResultSet row) throws SQLException {
        return new PublishedArticle(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, Double.class),
                new WrittenJson<>(row.getBytes(4)),
                new WrittenJson<>(row.getBytes(5)),
                new WrittenJson<>(row.getBytes(6)),
                row.getString(7),
                ifRead(row.getBytes(8)),
                row.getString(9),
                ifRead(row.getBytes(10)),
                ifRead(row.getBytes(11)));
    }

    private static <T> @Nullable WrittenJson<T> ifRead(byte @Nullable [] column) {
        return column == null ? null : new WrittenJson<>(column);
    }
}
