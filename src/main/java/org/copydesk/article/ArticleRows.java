package org.copydesk.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copydesk.audit.AuditTrail;
import org.copydesk.body.Block;
import org.copydesk.body.BodyFormat;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.database.JsonColumns;
import org.copydesk.person.Person;
import org.copydesk.revision.Revision;
import org.copydesk.taxonomy.ArticleType;
import org.copydesk.taxonomy.Section;
import org.copydesk.taxonomy.Tag;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Working copies as rows, below the ORM as docs/decisions/0014 says: a save is one statement that reads and one that
 * writes. The articles given out here belong to no session.
 */
@ApplicationScoped
class ArticleRows {

    private static final List<String> HEAD = List.of(
            "slug",
            "state",
            "revision",
            "type",
            "headline",
            "alternative_headline",
            "standfirst",
            "byline",
            "dateline",
            "language",
            "section_id",
            "subjects",
            "urgency",
            "image",
            "rights",
            "ed_note",
            "embargo_until",
            "comment_policy",
            "evolved_from",
            "edited_by",
            "updated_at",
            "updated_by");

    private static final List<String> BODY =
            List.of("body", "body_format", "html", "text", "blocks", "word_count", "reading_minutes");

    private static final Set<String> JSON = Set.of("dateline", "image", "rights", "comment_policy", "blocks");

    private static final String REVISION =
            "id, article_id, number, kind, snapshot, delta, base, previous_sha256, sha256, created_at, created_by";

    private static final String NEXT = ", saved as (insert into revision (" + REVISION + ") select cast(? as uuid),"
            + " cast(? as uuid), cast(? as int), cast(? as text), cast(? as text), cast(? as bytea),"
            + " cast(? as int), cast(? as text), cast(? as text), cast(? as timestamptz), cast(? as text) from written)";

    private static final String FOLD = ", saved as (update revision set snapshot = ?, delta = ?, base = ?, sha256 = ?,"
            + " created_at = ?, created_by = ? from written where id = ?)";

    private static final String NOTED = ", noted as (" + AuditTrail.INSERT + ") select * from written";

    private static final String INSERT =
            "with written as (insert into article (id, version, edits, created_at, created_by, "
                    + String.join(", ", HEAD) + ", " + String.join(", ", BODY) + ") values (?, 0, 1, now(), ?, "
                    + places(HEAD) + ", " + places(BODY) + ") returning created_at)" + NEXT + NOTED;

    private static final String UPDATE = update(HEAD);
    private static final String UPDATE_WITH_BODY = update(concat(HEAD, BODY));

    /** Without the offsets a planner may look up what all articles have, to know what one has. */
    private static final String FIND = "select a.id, a.version, a.created_at, a.created_by, a.edits, "
            + columns("a.", concat(HEAD, BODY)) + """
            , s.slug,
              (select json_agg(json_build_object('id', t.id, 'slug', t.slug) order by l.position)
               from article_tag l join tag t on t.id = l.tag_id where l.article_id = a.id),
              (select json_agg(json_build_object('person', person_id, 'role', role) order by position)
               from article_creator where article_id = a.id),
              p.live_state, p.visible_from, p.visible_to, p.next_edition_from, p.newer_draft, p.shown,
              (select json_agg(json_build_object('id', id, 'text', text) order by id)
               from quote where article_id = a.id and status = 'STALE'),
              exists (select from quote where article_id = a.id offset 0)
                  or exists (select from citation where article_id = a.id offset 0),
              exists (select from quote where article_id = a.id and kind = 'HEADLINE' offset 0),
              exists (select from edition where revision_id = r.id offset 0)
                  or exists (select from review_note where article_id = a.id and revision = r.number offset 0),
            """ + columns("r.", List.of(REVISION.split(", "))) + """
            , (select snapshot from revision where article_id = r.article_id and number = r.base)
            from article a
            join section s on s.id = a.section_id
            join article_publication p on p.article_id = a.id
            join revision r on r.article_id = a.id and r.number = a.revision
            where a.id = ?
            """;

    /** Each wish adds its part to the statement, so that no plan must be good for wishes that were not made. */
    private static final String NAMED_SECTION = "select 'section', id, slug from section where slug = ?";

    private static final String NAMED_TAGS = " union all select 'tag', id, slug from tag where slug = any(?)";
    private static final String NAMED_PERSONS = " union all select 'person', id, null from person where id = any(?)";
    private static final String NAMED_SLUGS =
            " union all select 'slug', id, slug from article where state <> 'TRASHED' and slug = any(?)";

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final TypeReference<List<StaleQuote>> STALE_QUOTES = new TypeReference<>() {};
    private static final TypeReference<List<ArticleInput.Credit>> CREDITS = new TypeReference<>() {};
    private static final TypeReference<List<Label>> LABELS = new TypeReference<>() {};

    private record Label(UUID id, String slug) {}

    /**
     * Records that an article names, as far as there are any.
     *
     * @param takenSlugs those of the asked for that another article has
     */
    record Named(@Nullable Section section, Map<String, Tag> tags, Map<UUID, Person> persons, Set<String> takenSlugs) {}

    @Inject
    AgroalDataSource database;

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException, JsonProcessingException;
    }

    private <T> T run(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that a new or changed article names, in one statement. */
    Named named(String section, Collection<String> tags, Collection<UUID> persons, Collection<String> slugs) {
        var sql = NAMED_SECTION
                + (tags.isEmpty() ? "" : NAMED_TAGS)
                + (persons.isEmpty() ? "" : NAMED_PERSONS)
                + (slugs.isEmpty() ? "" : NAMED_SLUGS);
        return run(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                var values = new Values(connection, statement);
                values.add(section);
                values.addAny("text", tags);
                values.addAny("uuid", persons);
                values.addAny("text", slugs);
                return named(statement.executeQuery());
            }
        });
    }

    private static Named named(ResultSet row) throws SQLException {
        @Nullable Section section = null;
        var tags = new HashMap<String, Tag>();
        var persons = new HashMap<UUID, Person>();
        var slugs = new HashSet<String>();
        while (row.next()) {
            var id = row.getObject(2, UUID.class);
            var slug = row.getString(3);
            switch (row.getString(1)) {
                case "section" -> section = section(id, slug);
                case "tag" -> tags.put(slug, tag(id, slug));
                case "person" -> persons.put(id, person(id));
                default -> slugs.add(slug);
            }
        }
        return new Named(section, tags, persons, slugs);
    }

    Optional<WorkingCopy> find(UUID id) {
        return run(connection -> {
            try (var statement = connection.prepareStatement(FIND)) {
                statement.setObject(1, id);
                var row = statement.executeQuery();
                return row.next() ? Optional.of(new Row(row).workingCopy()) : Optional.empty();
            }
        });
    }

    /** Gives the article the time of its creation. */
    void insert(Article article, Revision first, AuditTrail.Entry entry) {
        run(connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                var values = new Values(connection, statement);
                values.add(article.id);
                values.add(article.createdBy);
                head(values, article);
                body(values, article);
                next(values, first);
                values.add(entry);
                var made = statement.executeQuery();
                made.next();
                article.createdAt = made.getObject(1, OffsetDateTime.class).toInstant();
            }
            tag(connection, article);
            credit(connection, article);
            return article;
        });
    }

    static boolean saysSlugTaken(PersistenceException thrown) {
        if (!(thrown.getCause() instanceof PSQLException fault)) {
            return false;
        }
        var said = fault.getServerErrorMessage();
        return said != null && "article_slug_key".equals(said.getConstraint());
    }

    /**
     * Takes the article's next version.
     *
     * @param folded whether the revision is one that stands already, with new content
     * @throws OptimisticLockException where somebody else was faster, if only with a quote of its words
     */
    void update(Article article, Changed changed, Revision revision, boolean folded, AuditTrail.Entry entry) {
        var sql = (changed.body ? UPDATE_WITH_BODY : UPDATE) + (folded ? FOLD : NEXT) + NOTED;
        run(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                var values = new Values(connection, statement);
                head(values, article);
                if (changed.body) {
                    body(values, article);
                }
                values.add(article.id);
                values.add(article.version);
                values.add(article.edits);
                if (folded) {
                    fold(values, revision);
                } else {
                    next(values, revision);
                }
                values.add(entry);
                if (!statement.executeQuery().next()) {
                    throw new OptimisticLockException();
                }
            }
            article.version++;
            article.edits++;
            if (changed.tags) {
                clear(connection, "delete from article_tag where article_id = ?", article.id);
                tag(connection, article);
            }
            if (changed.creators) {
                clear(connection, "delete from article_creator where article_id = ?", article.id);
                credit(connection, article);
            }
            return article;
        });
    }

    /** Which parts of an article a save has changed beside its head. */
    record Changed(boolean body, boolean tags, boolean creators) {}

    private static void tag(Connection connection, Article article) throws SQLException {
        if (article.tags.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("insert into article_tag (article_id, position, tag_id)"
                + " select ?, place - 1, id from unnest(?) with ordinality named (id, place)")) {
            var values = new Values(connection, statement);
            values.add(article.id);
            values.add("uuid", article.tags.stream().map(tag -> tag.id).toList());
            statement.executeUpdate();
        }
    }

    private static void credit(Connection connection, Article article) throws SQLException {
        if (article.creators.isEmpty()) {
            return;
        }
        try (var statement =
                connection.prepareStatement("insert into article_creator (article_id, position, person_id, role)"
                        + " select ?, place - 1, id, role from unnest(?, ?) with ordinality named (id, role, place)")) {
            var values = new Values(connection, statement);
            values.add(article.id);
            values.add(
                    "uuid",
                    article.creators.stream().map(creator -> creator.person.id).toList());
            values.add(
                    "text",
                    article.creators.stream().map(creator -> creator.role).toList());
            statement.executeUpdate();
        }
    }

    private static void clear(Connection connection, String sql, UUID article) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, article);
            statement.executeUpdate();
        }
    }

    private static void head(Values values, Article article) throws SQLException, JsonProcessingException {
        values.add(article.slug);
        values.add(article.state.name());
        values.add(article.revision);
        values.add(article.type.name());
        values.add(article.headline);
        values.add(article.alternativeHeadline);
        values.add(article.standfirst);
        values.add(article.byline);
        values.addJson(article.dateline);
        values.add(article.language);
        values.add(article.section.id);
        values.add("text", article.subjects);
        values.add(article.urgency);
        values.addJson(article.image);
        values.addJson(article.rights);
        values.add(article.edNote);
        values.add(article.embargoUntil);
        values.addJson(article.commentPolicy);
        values.add(article.evolvedFrom);
        values.add(article.editedBy);
        values.add(article.updatedAt);
        values.add(article.updatedBy);
    }

    private static void body(Values values, Article article) throws SQLException, JsonProcessingException {
        values.add(article.body);
        values.add(article.bodyFormat.name());
        values.add(article.html);
        values.add(article.text);
        values.addJson(article.blocks);
        values.add(article.wordCount);
        values.add(article.readingMinutes);
    }

    private static void next(Values values, Revision revision) throws SQLException {
        values.add(revision.id);
        values.add(revision.articleId);
        values.add(revision.number);
        values.add(revision.kind.name());
        values.add(revision.snapshot);
        values.add(revision.delta);
        values.add(revision.base);
        values.add(revision.previousSha256);
        values.add(revision.sha256);
        values.add(revision.createdAt);
        values.add(revision.createdBy);
    }

    private static void fold(Values values, Revision last) throws SQLException {
        values.add(last.snapshot);
        values.add(last.delta);
        values.add(last.base);
        values.add(last.sha256);
        values.add(last.createdAt);
        values.add(last.createdBy);
        values.add(last.id);
    }

    private static Section section(UUID id, String slug) {
        var section = new Section();
        section.id = id;
        section.slug = slug;
        return section;
    }

    private static Tag tag(UUID id, String slug) {
        var tag = new Tag();
        tag.id = id;
        tag.slug = slug;
        return tag;
    }

    private static Person person(UUID id) {
        var person = new Person();
        person.id = id;
        return person;
    }

    private static String update(List<String> columns) {
        return "with written as (update article set version = version + 1, edits = edits + 1, unseen = true, "
                + columns.stream().map(column -> column + " = " + place(column)).collect(Collectors.joining(", "))
                + " where id = ? and version = ? and edits = ? returning version)";
    }

    private static String places(List<String> columns) {
        return columns.stream().map(ArticleRows::place).collect(Collectors.joining(", "));
    }

    private static String place(String column) {
        return JSON.contains(column) ? "cast(? as jsonb)" : "?";
    }

    private static String columns(String table, List<String> columns) {
        return columns.stream().map(column -> table + column).collect(Collectors.joining(", "));
    }

    private static List<String> concat(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** Binds values in the order of their places. */
    private static final class Values {

        private final Connection connection;
        private final PreparedStatement statement;
        private int place;

        Values(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void add(@Nullable Object value) throws SQLException {
            statement.setObject(++place, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }

        void addJson(@Nullable Object value) throws SQLException, JsonProcessingException {
            add(value == null ? null : JsonColumns.MAPPER.writeValueAsString(value));
        }

        void add(String type, Collection<?> values) throws SQLException {
            add(connection.createArrayOf(type, values.toArray()));
        }

        /** Comes last. */
        void add(AuditTrail.Entry entry) throws SQLException {
            entry.bind(statement, ++place);
        }

        /** Has no place where there is nothing to bind. */
        void addAny(String type, Collection<?> values) throws SQLException {
            if (!values.isEmpty()) {
                add(type, values);
            }
        }
    }

    /** Takes values in the order of their columns. */
    private static final class Row {

        private final ResultSet row;
        private int column;

        Row(ResultSet row) {
            this.row = row;
        }

        WorkingCopy workingCopy() throws SQLException, JsonProcessingException {
            var article = article();
            var publication = new ArticlePublication();
            publication.articleId = article.id;
            publication.liveState = name(ArticlePublication.LiveState.class);
            publication.visibleFrom = timeOrNull();
            publication.visibleTo = timeOrNull();
            publication.nextEditionFrom = timeOrNull();
            publication.newerDraft = row.getBoolean(++column);
            publication.shown = row.getBoolean(++column);
            var stale = json(STALE_QUOTES);
            var textAnchored = row.getBoolean(++column);
            var headlineAnchored = row.getBoolean(++column);
            var seen = row.getBoolean(++column);
            var last = revision();
            var basis = last;
            if (last.base != null) {
                basis = new Revision();
                basis.articleId = article.id;
                basis.number = last.base;
                basis.snapshot = textOrNull();
            }
            return new WorkingCopy(
                    article,
                    publication,
                    stale == null ? List.of() : stale,
                    textAnchored,
                    headlineAnchored,
                    last,
                    basis,
                    seen);
        }

        private Article article() throws SQLException, JsonProcessingException {
            var article = new Article();
            article.id = id();
            article.version = number();
            article.createdAt = time();
            article.createdBy = text();
            article.edits = number();
            article.slug = text();
            article.state = name(Article.State.class);
            article.revision = number();
            article.type = name(ArticleType.class);
            article.headline = text();
            article.alternativeHeadline = textOrNull();
            article.standfirst = textOrNull();
            article.byline = textOrNull();
            article.dateline = json(Dateline.class);
            article.language = text();
            var section = id();
            article.subjects = texts();
            article.urgency = row.getObject(++column, Integer.class);
            article.image = json(Image.class);
            article.rights = json(Rights.class);
            article.edNote = textOrNull();
            article.embargoUntil = timeOrNull();
            article.commentPolicy = Objects.requireNonNull(json(CommentPolicy.class));
            article.evolvedFrom = row.getObject(++column, UUID.class);
            article.editedBy = text();
            article.updatedAt = time();
            article.updatedBy = text();
            article.body = text();
            article.bodyFormat = name(BodyFormat.class);
            article.html = text();
            article.text = text();
            article.blocks = Objects.requireNonNull(json(BLOCKS));
            article.wordCount = number();
            article.readingMinutes = number();
            article.section = section(section, text());
            var tags = json(LABELS);
            if (tags != null) {
                tags.forEach(tag -> article.tags.add(tag(tag.id, tag.slug)));
            }
            var credits = json(CREDITS);
            if (credits != null) {
                credits.forEach(credit -> article.creators.add(Creator.of(person(credit.person()), credit.role())));
            }
            return article;
        }

        private Revision revision() throws SQLException {
            var revision = new Revision();
            revision.id = id();
            revision.articleId = id();
            revision.number = number();
            revision.kind = name(Revision.Kind.class);
            revision.snapshot = textOrNull();
            revision.delta = row.getBytes(++column);
            revision.base = row.getObject(++column, Integer.class);
            revision.previousSha256 = textOrNull();
            revision.sha256 = text();
            revision.createdAt = time();
            revision.createdBy = text();
            return revision;
        }

        private UUID id() throws SQLException {
            return Objects.requireNonNull(row.getObject(++column, UUID.class));
        }

        private int number() throws SQLException {
            return row.getInt(++column);
        }

        private String text() throws SQLException {
            return Objects.requireNonNull(textOrNull());
        }

        private @Nullable String textOrNull() throws SQLException {
            return row.getString(++column);
        }

        private List<String> texts() throws SQLException {
            Array array = row.getArray(++column);
            return Arrays.asList((String[]) array.getArray());
        }

        private Instant time() throws SQLException {
            return Objects.requireNonNull(timeOrNull());
        }

        private @Nullable Instant timeOrNull() throws SQLException {
            var time = row.getObject(++column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        private <E extends Enum<E>> E name(Class<E> type) throws SQLException {
            return Enum.valueOf(type, text());
        }

        private <T> @Nullable T json(Class<T> type) throws SQLException, JsonProcessingException {
            var json = textOrNull();
            return json == null ? null : JsonColumns.MAPPER.readValue(json, type);
        }

        private <T> @Nullable T json(TypeReference<T> type) throws SQLException, JsonProcessingException {
            var json = textOrNull();
            return json == null ? null : JsonColumns.MAPPER.readValue(json, type);
        }
    }
}
