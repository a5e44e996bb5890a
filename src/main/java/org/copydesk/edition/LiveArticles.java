package org.copydesk.edition;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.PublishedArticle.Part;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** One live article: a row, read below the ORM as docs/decisions/0009 says, without the columns that nobody asked for. */
@ApplicationScoped
public class LiveArticles {

    /** As many threads as there are connections read at once, and hold what they read in several forms. */
    private static final long BYTES_AT_A_TIME =
            Math.min(20_000_000, Runtime.getRuntime().maxMemory() / 64);

    private static final String CURRENT_SLUG = """
            select live.slug from edition past join live_edition live on live.article_id = past.article_id
            where past.slug = ? and past.visible_from <= now() order by past.visible_from desc limit 1""";

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    public Optional<PublishedArticle> byId(UUID id, Set<Part> parts) {
        return one("article_id", id, parts);
    }

    public Optional<PublishedArticle> bySlug(String slug, Set<Part> parts) {
        return one("slug", slug, parts);
    }

    /** Where an article is found today that readers once saw under this slug. */
    public Optional<String> currentSlug(String slug) {
        return first(Sql.of(CURRENT_SLUG, slug), row -> row.getString(1));
    }

    /**
     * Those of them that are live.
     *
     * @param at an instant that has passed, for those that were live then and may still be read; null for now
     * @throws Refusal where their bodies are too long to be sent together
     */
    public Map<UUID, PublishedArticle> byIds(List<UUID> ids, Set<Part> parts, @Nullable Instant at) {
        var articles = RowReader.over(
                database,
                connection -> several(ids, parts, at, connection).read(connection, LiveArticles::oneOfSeveral));
        return articles.stream().collect(toMap(PublishedArticle::id, article -> article));
    }

    /** There is one at most; said to be the newest, it is found without a look at those before it. */
    private Optional<PublishedArticle> one(String key, Object value, Set<Part> parts) {
        return first(
                Sql.of(
                        columns(parts, Part::column) + " from live_edition where " + key
                                + " = ? order by visible_from desc limit 1",
                        value),
                LiveArticles::article);
    }

    private <T> Optional<T> first(Sql statement, RowReader<T> reader) {
        return RowReader.over(database, connection -> statement.read(connection, reader)).stream()
                .findFirst();
    }

    /** How long all bodies are is known before any is read: that stands in the rows. One alone is always sent. */
    private static Sql several(List<UUID> ids, Set<Part> parts, @Nullable Instant at, Connection connection) {
        var forms = Part.OF_BODY.stream().filter(parts::contains).count();
        var bytes = forms == 0
                ? "0"
                : "case when count(*) over () > 1 then sum(octet_length(html)) over () * " + forms + " else 0 end";
        return Sql.of(columns(
                                parts,
                                part -> "case when bytes <= " + BYTES_AT_A_TIME + " then " + part.column() + " end")
                        + ", bytes from (select *, " + bytes + " as bytes from ")
                .then(at == null ? Sql.of("live_edition") : Sql.of("edition_seen_at(?)", at))
                .then(" seen where article_id = any (?)) e", Sql.array(connection, "uuid", ids));
    }

    private static String columns(Set<Part> parts, Function<Part, String> column) {
        return "select article_id, visible_from, greatest(visible_from, rewritten_at), seconds_until(upper(visible)), summary, details,"
                + " corrections, "
                + Arrays.stream(Part.values())
                        .map(part -> parts.contains(part) ? column.apply(part) : "null")
                        .collect(joining(", "));
    }

    private static PublishedArticle oneOfSeveral(ResultSet row) throws SQLException {
        var bytes = row.getLong(13);
        if (bytes > BYTES_AT_A_TIME) {
            throw Refusal.invalid()
                    .parameter(
                            "limit",
                            "is too high for articles as long as these, with some %,d bytes together: %,d can be sent at a"
                                    + " time",
                            bytes,
                            BYTES_AT_A_TIME);
        }
        return article(row);
    }

    private static PublishedArticle article(ResultSet row) throws SQLException {
        return new PublishedArticle(
                row.getObject(1, UUID.class),
                RowReader.time(row, 2),
                RowReader.time(row, 3),
                row.getObject(4, Double.class),
                new WrittenJson<>(row.getBytes(5)),
                new WrittenJson<>(row.getBytes(6)),
                new WrittenJson<>(row.getBytes(7)),
                row.getString(8),
                ifRead(row.getBytes(9)),
                row.getString(10),
                ifRead(row.getBytes(11)),
                ifRead(row.getBytes(12)));
    }

    private static <T> @Nullable WrittenJson<T> ifRead(byte @Nullable [] column) {
        return column == null ? null : new WrittenJson<>(column);
    }
}
