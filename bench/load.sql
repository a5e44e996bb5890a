-- Fills an empty, migrated database with articles that are the same on every run. Set "articles" first, and "editions", of which
-- the last of each article is live:
--   psql -v articles=10000 -v editions=1 -f bench/load.sql
-- Per article: 3 quotes, 5 comments; one source for each 20.
\set ON_ERROR_STOP on
-- Nobody listens yet, and a million announcements would only take time.
set session_replication_role = replica;
select setseed(0.42);

-- A million rows fill an index faster when all are there; what upholds a constraint stays.
set maintenance_work_mem = '1GB';
create temp table put_off as
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
from pg_index
where indrelid in ('article'::regclass, 'revision'::regclass, 'quote'::regclass, 'edition'::regclass,
                   'edition_quote'::regclass, 'comment'::regclass)
  and not exists (select from pg_constraint where conindid = indexrelid);
select 'drop index ' || name from put_off \gexec

-- Of version 7, as Copydesk makes them: one a minute, back from 2026-01-01. The exclusion constraints on editions are
-- looked through by the first bits of an id; if those were alike, they would be many times as slow as they are in use.
create function pg_temp.id(kind int, n bigint) returns uuid language sql immutable as
$$ select (lpad(to_hex(1767225600000 - n * 60000), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8000' || lpad(to_hex(n), 12, '0'))::uuid $$;

-- Counted back from the live one, which is 0.
create function pg_temp.edition(n bigint, k int) returns uuid language sql immutable as
$$ select pg_temp.id(case when k = 0 then 8 else 256 + k end, n) $$;

-- A vocabulary of 20,000 made-up words, the common ones far more often than the rare ones, as in any language: the word of
-- rank r stands in about 1 of r / 33 articles. bench/requests.lua makes the same words.
create function pg_temp.syllable(n int) returns text language sql immutable as
$$ select substr('bdfghklmnprstvwz', 1 + n % 16, 1) || substr('aeiou', 1 + n / 16 % 5, 1) $$;

create function pg_temp.word(n int) returns text language sql immutable as
$$ select pg_temp.syllable(n % 80) || pg_temp.syllable(n / 80 % 80) || pg_temp.syllable(n / 6400 % 80) $$;

create function pg_temp.words(seed bigint, count int) returns text language sql immutable as
$$ select string_agg(pg_temp.word(floor(20000 ^ ((hashint8(seed * 1000 + i) & 2147483647) / 2147483648.0::float8))::int - 1), ' ')
   from generate_series(1, count) i $$;

-- Texts are put together from phrases of six words: a million articles of 300 words would take an hour word by word.
create temp table phrase as select n, pg_temp.words(n, 6) as words from generate_series(0, 99999) n;
alter table phrase add primary key (n);
analyze phrase;

create function pg_temp.phrases(seed bigint, count int) returns text language sql stable as
$$ select string_agg((select words from phrase where n = (hashint8(seed * 1000 + i) & 2147483647) % 100000), ' ' order by i)
   from generate_series(1, count) i $$;

insert into language_in_use values ('english');
insert into search_word select distinct pg_temp.word(n) from generate_series(0, 19999) n;
insert into section select pg_temp.id(1, n), 0, 'section-' || n, 'Section ' || n, null, n, now(), now()
from generate_series(1, 12) n;
insert into tag select pg_temp.id(2, n), 0, 'tag-' || n, 'Tag ' || n, null, now(), now() from generate_series(1, 200) n;
insert into person
select pg_temp.id(3, n), 0, 'PERSON', 'Person ' || n, '{}', null, null, '{}', now(), now() from generate_series(1, 1000) n;
insert into source
select pg_temp.id(4, n), 0, 'OUTLET', 'Source ' || n, '{}', 'https://source' || n || '.example', null, 'en', null, false, null, now(), now()
from generate_series(1, greatest(1, :articles / 20)) n;

create temp table story as
select n, pg_temp.id(5, n) as id, 'story-' || n as slug, 'Headline ' || pg_temp.phrases(n, 1) as headline,
       pg_temp.phrases(n + 1, 3) as standfirst, 'section-' || (1 + n % 12) as section,
       array['tag-' || (1 + n % 200), 'tag-' || (1 + n * 7 % 200)] as tags,
       pg_temp.phrases(n, 15) || '. ' || pg_temp.phrases(n * 3, 20) || '. ' || pg_temp.phrases(n * 5, 20) || '.' as text,
       timestamptz '2026-01-01' - n * interval '17 minutes' as published_at
from generate_series(1, :articles) n;

insert into article
select id, 0, slug, 'APPROVED', 0, 1, 'NEWS', headline, null, standfirst, text, 'MARKDOWN', '<p>' || text || '</p>', text, '[]',
       330, 2, null, null, 'en-GB', pg_temp.id(1, 1 + n % 12), '{}', null, null, null, null,
       '{"mode":"OPEN","moderation":"PRE","maxDepth":3,"showCount":true,"pageSize":20}', null,
       published_at, 'bench', published_at, 'bench', null, false, 'bench'
from story;

-- What the next revision is kept as a change of.
insert into revision
select pg_temp.id(6, n), id, 1, 'CREATION', null,
       json_build_object('slug', slug, 'type', 'NEWS', 'headline', headline, 'standfirst', standfirst, 'body', text,
           'bodyFormat', 'MARKDOWN', 'creators', '[]'::json, 'language', 'en-GB', 'section', section, 'tags', '[]'::json,
           'subjects', '[]'::json, 'commentPolicy',
           '{"mode":"OPEN","moderation":"PRE","maxDepth":3,"showCount":true,"pageSize":20}'::json)::text,
       null, md5(slug) || md5(headline), published_at, 'bench'
from story;

insert into quote
select pg_temp.id(7, n * 3 + k), 0, id, 'DIRECT', said,
       jsonb_build_array(jsonb_build_object('exact', said, 'prefix', '', 'suffix', substr(text, 1 + length(said), 32),
                                            'start', 0, 'end', length(said))), 1,
       pg_temp.id(3, 1 + (n * 3 + k) % 1000), null, null, null, null, null, null, null, null, 'CONFIRMED', null, null,
       published_at, published_at
from story, generate_series(0, 2) k, pg_temp.phrases(n, 1 + k) said;

insert into edition (id, article_id, revision_id, edits, visible_from, visible_to, withdrawn, slug, section, type, language, tags,
                     published_at, summary, details, html, text, blocks, quotes, citations, person_ids, source_ids,
                     created_at, created_by, ended_at, past)
select pg_temp.edition(n, k), id, pg_temp.id(6, n), 0, published_at + (:editions - 1 - k) * interval '1 minute', null, false, slug, section, 'NEWS', 'en-GB', tags, published_at,
       json_strip_nulls(json_build_object('id', id, 'slug', slug, 'type', 'news', 'headline', headline, 'standfirst', standfirst,
           'creators', json_build_array(json_build_object('person',
               json_build_object('id', pg_temp.id(3, 1 + n % 1000), 'kind', 'person', 'name', 'Person ' || 1 + n % 1000),
               'role', 'author')),
           'language', 'en-GB', 'section', json_build_object('slug', section, 'name', section),
           'tags', json_build_array(json_build_object('slug', tags[1], 'name', tags[1])), 'wordCount', 330, 'readingMinutes', 2,
           'commentPolicy', '{"mode":"open","moderation":"pre","maxDepth":3,"showCount":true,"pageSize":20}'::json,
           'publishedAt', to_char(published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           'updatedAt', to_char(published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
       '{"subjects":[]}', '<p>' || text || '</p>', text, '[]',
       (select json_strip_nulls(json_agg(json_build_object('id', pg_temp.id(7, n * 3 + q), 'kind', 'direct',
                   'text', pg_temp.phrases(n, 1 + q), 'segments', '[]'::json, 'speaker', json_build_object(
                       'id', pg_temp.id(3, 1 + (n * 3 + q) % 1000), 'kind', 'person', 'name', 'Person ' || 1 + (n * 3 + q) % 1000),
                   'chain', json_build_array(json_build_object('source', json_build_object(
                       'id', pg_temp.id(4, 1 + n % greatest(1, :articles / 20)), 'kind', 'outlet', 'name', 'Source'))),
                   'status', 'confirmed') order by q))
        from generate_series(0, 2) q),
       '[]', array(select pg_temp.id(3, 1 + (n * 3 + q) % 1000) from generate_series(0, 2) q) || pg_temp.id(3, 1 + n % 1000),
       array[pg_temp.id(4, 1 + n % greatest(1, :articles / 20))], published_at, 'bench',
       case when k > 0 then published_at + (:editions - k) * interval '1 minute' end, k > 0
from story, generate_series(0, :editions - 1) k;

insert into edition_quote (edition_id, position, quote_id, article_id, speaker_id, source_ids, published_at, section, text, language, past)
select pg_temp.edition(n, k), q, pg_temp.id(7, n * 3 + q), id, pg_temp.id(3, 1 + (n * 3 + q) % 1000),
       array[pg_temp.id(4, 1 + n % greatest(1, :articles / 20))], published_at, section, pg_temp.phrases(n + q, 2), 'en-GB', k > 0
from story, generate_series(0, 2) q, generate_series(0, :editions - 1) k;

insert into comment
select pg_temp.id(9, n * 5 + k), 0, id, null, array[pg_temp.id(9, n * 5 + k)], 0, 'Reader ' || k, null, pg_temp.phrases(n * k, 4), 0,
       null, 'VISIBLE', '[]', published_at + k * interval '1 minute', published_at
from story, generate_series(0, 4) k;

select definition from put_off \gexec
reset session_replication_role;
-- Totals are counted from the index, which trusts only pages that were vacuumed; in service autovacuum does it.
vacuum analyze;
