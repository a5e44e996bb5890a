package org.copydesk.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.copydesk.postgres.EmbeddedPostgreSql;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation of before has editions and quotes in it. */
class MigrationTest {

    @TempDir
    Path folder;

    @Test
    void editions_of_before_are_given_as_the_api_writes_them_and_stay_searchable() throws Exception {
        try (var server = EmbeddedPostgreSql.startForgetful(
                        folder, Path.of("target").toAbsolutePath());
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            migrate(server, "47");
            execute(connection, """
                    alter table edition drop constraint edition_article_id_fkey, drop constraint edition_revision_id_fkey;
                    insert into edition (id, article_id, revision_id, edits, visible_from, withdrawn, slug, section, type,
                        language, tags, published_at, html, text, person_ids, source_ids, created_at, created_by,
                        summary, details, blocks, quotes, citations, corrections)
                    values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, now(), false, 'gulls', 'city', 'NEWS',
                        'en', '{}', now(), '', 'Gulls.', '{}', '{}', now(), 'test',
                        '{"type": "PRESS_RELEASE", "headline": "The READ_ONLY \\"kind\\": \\"NEWS\\"",
                          "creators": [{"role": "SENIOR_EDITOR", "person": {"kind": "PERSON", "name": "GROUP"}}],
                          "commentPolicy": {"mode": "READ_ONLY", "moderation": "FIRST_TIME", "maxDepth": 3}}',
                        '{"subjects": ["KIND"]}', '[{"type": "paragraph", "text": "Gulls."}]',
                        '[{"kind": "DIRECT", "text": "Gulls", "status": "CONFIRMED", "speaker": {"kind": "PERSON", "name": "Ada Nemo"},
                           "chain": [{"source": {"kind": "OFFICIAL_BODY", "name": "Port"}}]}]',
                        '[{"role": "REPUBLISHED_FROM", "source": {"kind": "OUTLET", "name": "Post"}}]',
                        '[{"kind": "EDITORS_NOTE", "publicText": "KIND"}]');
                    """);
            migrate(server, "48");
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select summary, details, blocks, quotes, citations, corrections,
                                   search @@ cast('nemo' as tsquery) and search @@ cast('kind' as tsquery)
                            from live_edition""")) {
                assertTrue(row.next());
                assertWritten(row, "summary", """
                        {"type":"pressRelease","creators":[{"role":"SENIOR_EDITOR","person":{"kind":"person","name":"GROUP"}}],\
                        "headline":"The READ_ONLY \\"kind\\": \\"NEWS\\"",\
                        "commentPolicy":{"mode":"readOnly","maxDepth":3,"moderation":"firstTime"}}""");
                assertWritten(row, "details", "{\"subjects\":[\"KIND\"]}");
                assertWritten(row, "blocks", "[{\"text\":\"Gulls.\",\"type\":\"paragraph\"}]");
                assertWritten(row, "quotes", """
                        [{"kind":"direct","text":"Gulls","chain":[{"source":{"kind":"officialBody","name":"Port"}}],\
                        "status":"confirmed","speaker":{"kind":"person","name":"Ada Nemo"}}]""");
                assertWritten(row, "citations", """
                        [{"role":"republishedFrom","source":{"kind":"outlet","name":"Post"}}]""");
                assertWritten(row, "corrections", "[{\"kind\":\"editorsNote\",\"publicText\":\"KIND\"}]");
                assertTrue(row.getBoolean(7));
            }
        }
    }

    @Test
    void stale_quotes_of_before_know_from_the_log_of_changes_what_they_were() throws Exception {
        try (var server = EmbeddedPostgreSql.startForgetful(
                        folder, Path.of("target").toAbsolutePath());
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            migrate(server, "69");
            execute(connection, """
                    alter table quote drop constraint quote_article_id_fkey,
                        drop constraint quote_article_id_anchored_revision_fkey;
                    insert into quote (id, version, article_id, kind, text, segments, anchored_revision, status,
                        created_at, updated_at)
                    values ('00000000-0000-0000-0000-000000000001', 0, gen_random_uuid(), 'DIRECT', 'Gulls', '[{}]', 1, 'STALE',
                        now(), now());
                    insert into event (id, at, actor, action, kind, record_id, changes)
                    select gen_random_uuid(), now(), 'test', 'UPDATED', 'QUOTE', '00000000-0000-0000-0000-000000000001',
                        cast(change as jsonb)
                    from unnest(array['{"status": {"before": "CONFIRMED", "after": "DISPUTED"}}',
                        '{"status": {"before": "DISPUTED", "after": "STALE"}}', '{"cue": {"after": "said"}}']) change;
                    """);
            migrate(server, "latest");
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select sound_status from quote")) {
                assertTrue(row.next());
                assertEquals("DISPUTED", row.getString(1));
            }
        }
    }

    @Test
    void language_tags_of_before_are_written_alike() throws Exception {
        try (var server = EmbeddedPostgreSql.startForgetful(
                        folder, Path.of("target").toAbsolutePath());
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            migrate(server, "72");
            execute(connection, """
                    alter table edition drop constraint edition_article_id_fkey, drop constraint edition_revision_id_fkey;
                    insert into edition (id, article_id, revision_id, edits, visible_from, withdrawn, slug, section, type,
                        language, tags, published_at, html, text, person_ids, source_ids, created_at, created_by,
                        summary, details, blocks, quotes, citations, corrections)
                    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, now(), false, 'gulls-' || n, 'city',
                        'NEWS', tag, '{}', now(), '', 'Gulls screaming.', '{}', '{}', now(), 'test',
                        cast(json_build_object('headline', '"language":"', 'language', tag) as json), '{}', '[]', '[]', '[]',
                        '[]'
                    from unnest(array['EN-gb', 'zh-hant-x-hant', 'de']) with ordinality as tags (tag, n);
                    """);
            migrate(server, "latest");
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select string_agg(language || ' ' || (summary ->> 'language'), ', ' order by slug),
                                bool_or(search @@ cast('scream' as tsquery)), (select string_agg(name, ', ' order by name)
                                    from language_in_use)
                            from live_edition""")) {
                assertTrue(row.next());
                assertEquals("en-GB en-GB, zh-Hant-x-hant zh-Hant-x-hant, de de", row.getString(1));
                assertTrue(row.getBoolean(2));
                assertEquals("english, german, simple", row.getString(3));
            }
        }
    }

    @Test
    void editions_of_before_are_read_anew_where_their_words_are_found_in_another_way() throws Exception {
        try (var server = EmbeddedPostgreSql.startForgetful(
                        folder, Path.of("target").toAbsolutePath());
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            migrate(server, "77");
            execute(connection, """
                    alter table edition drop constraint edition_article_id_fkey, drop constraint edition_revision_id_fkey;
                    alter table edition_quote drop constraint edition_quote_quote_id_fkey;
                    insert into edition (id, article_id, revision_id, edits, visible_from, withdrawn, slug, section, type,
                        language, tags, published_at, html, text, person_ids, source_ids, created_at, created_by,
                        summary, details, blocks, quotes, citations, corrections)
                    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, now(), false, language, 'city',
                        'NEWS', language, '{}', now(), '', text, '{}', '{}', now(), 'test',
                        cast(json_build_object('headline', headline) as json), '{}', '[]',
                        cast(json_build_array(json_build_object('speaker', json_build_object('name', speaker))) as json),
                        '[]', '[]'
                    from (values ('zh', '', '北京港口重新开放', ''), ('ru', '', 'Рыбаки вернулись', ''), ('de', '', 'Die Häfen', ''),
                                 ('da', '東京', '', ''), ('fi', '', '', 'مُحَمَّد')) written (language, headline, text, speaker);
                    insert into edition_quote (edition_id, position, quote_id, article_id, source_ids, published_at, section,
                        text, language)
                    select id, 0, gen_random_uuid(), article_id, '{}', now(), section, text, language from edition;
                    create table before as select slug, e.ctid as row, q.ctid as quote_row
                    from edition e join edition_quote q on q.edition_id = e.id;
                    """);
            migrate(server, "latest");
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select string_agg(sought || ' ' || (select string_agg(e.slug, ' ') from search_queries(sought) query
                                       join live_edition e on e.search @@ query.sought
                                           and search_language(e.language) = any (query.languages)), ', ' order by sought),
                                (select string_agg(slug, ' ' order by slug) from before
                                    join edition using (slug) where edition.ctid = before.row),
                                (select string_agg(slug, ' ' order by slug) from before
                                    join edition using (slug) join edition_quote q on q.edition_id = id
                                    where q.ctid = before.quote_row),
                                (select string_agg(word, ' ' order by word) from search_word)
                            from unnest(array['港口', '東京', 'محمد', 'рыбак', 'рыбаки*', 'hafen']) sought""")) {
                assertTrue(row.next());
                assertEquals("hafen de, рыбак ru, рыбаки* ru, محمد fi, 東京 da, 港口 zh", row.getString(1));
                assertEquals("de", row.getString(2));
                assertEquals("da de fi", row.getString(3));
                assertEquals("häfen вернулись рыбаки", row.getString(4));
            }
        }
    }

    @Test
    void tags_of_before_that_differed_by_how_they_were_typed_stay_apart() throws Exception {
        try (var server = EmbeddedPostgreSql.startForgetful(
                        folder, Path.of("target").toAbsolutePath());
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            migrate(server, "77");
            execute(connection, """
                    insert into tag (id, version, slug, name, created_at, updated_at)
                    select gen_random_uuid(), 0, 'zurich-' || n, name, now(), now()
                    from unnest(array[U&'Zu\\0308rich', U&' \\0009Z\\00FCrich\\000A']) with ordinality as names (name, n);
                    """);
            migrate(server, "latest");
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select string_agg(slug || ' ' || name, ', ' order by slug) from tag")) {
                assertTrue(row.next());
                assertEquals("zurich-1 Zürich, zurich-2 Zürich", row.getString(1));
            }
        }
    }

    private static void migrate(EmbeddedPostgreSql server, String version) {
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.user(), server.password())
                .target(version)
                .load()
                .migrate();
    }

    private static void execute(Connection connection, String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static void assertWritten(ResultSet row, String column, String json) throws SQLException {
        assertEquals(json, row.getString(column));
    }
}
