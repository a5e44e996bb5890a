-- Of a million editions with 330 words each those that are to be read anew are looked for in about three minutes, while nobody
-- can publish. Each of them is then written in about 5 ms, while readers wait, too: of most newsrooms a few, and all of one that
-- writes in Chinese or Russian.
set local statement_timeout = 0;
lock table edition, edition_quote in share row exclusive mode;

-- All that have a stemmer in PostgreSQL 15. Accents are folded first, as everywhere: who types ISTANBUL means İstanbul, and a few
-- forms are not seen as such for it (günler).
do $$
declare
    language text;
begin
    foreach language in array array['arabic', 'armenian', 'basque', 'catalan', 'greek', 'hindi', 'hungarian', 'indonesian', 'irish',
                                    'lithuanian', 'nepali', 'romanian', 'russian', 'serbian', 'tamil', 'turkish', 'yiddish'] loop
        execute format('create text search configuration newsroom_%1$s (copy = %1$s)', language);
        execute format('alter text search configuration newsroom_%1$s alter mapping for hword, hword_part, word with unaccent, %1$s_stem',
                       language);
    end loop;
end $$;

create temporary table stemmed on commit drop as select tag, search_language(tag) as was from published_language;

create or replace function search_language(language text) returns text language sql immutable parallel safe
return case split_part(language, '-', 1)
    when 'en' then 'english'
    when 'ar' then 'arabic'
    when 'ca' then 'catalan'
    when 'da' then 'danish'
    when 'de' then 'german'
    when 'el' then 'greek'
    when 'es' then 'spanish'
    when 'eu' then 'basque'
    when 'fi' then 'finnish'
    when 'fr' then 'french'
    when 'ga' then 'irish'
    when 'hi' then 'hindi'
    when 'hu' then 'hungarian'
    when 'hy' then 'armenian'
    when 'id' then 'indonesian'
    when 'it' then 'italian'
    when 'lt' then 'lithuanian'
    when 'nb' then 'norwegian'
    when 'ne' then 'nepali'
    when 'nl' then 'dutch'
    when 'nn' then 'norwegian'
    when 'no' then 'norwegian'
    when 'pt' then 'portuguese'
    when 'ro' then 'romanian'
    when 'ru' then 'russian'
    when 'sr' then 'serbian'
    when 'sv' then 'swedish'
    when 'ta' then 'tamil'
    when 'tr' then 'turkish'
    when 'yi' then 'yiddish'
    else 'simple'
end;

delete from stemmed where was = search_language(tag);
insert into language_in_use select search_language(tag) from stemmed on conflict do nothing;

-- Which configuration has a name depends on settings, so that it is not immutable; it need not be any longer.
create or replace function search_config(language text) returns regconfig language sql stable parallel safe
return cast('newsroom_' || search_language(language) as regconfig);

-- Letters that stand without blanks between words: Thai, Lao, Burmese, Khmer, kana, Bopomofo, Han, and Hangul, whose words have
-- blanks between them, but are written together with what elsewhere would be words of their own (서울에서, in Seoul). As they
-- stand in brackets of a regular expression; Unspaced.java has the same.
create function unspaced() returns text language sql immutable parallel safe
return '\u0E01-\u0E3A\u0E40-\u0E4E\u0E81-\u0ECE\u0EDC-\u0EDF\u1000-\u103F\u1050-\u1059\u1100-\u11FF\u1780-\u17D3'
    || '\u3005-\u3007\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F\u3131-\u318E\u31F0-\u31FF'
    || '\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF66-\uFF9F\U00020000-\U0003FFFF';

-- Those of them that go with the letter before.
create function unspaced_marks() returns text language sql immutable parallel safe
return '\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECE\u102B-\u103E\u1056-\u1059\u17B4-\u17D3';

-- Of Hebrew and Arabic, which some texts are written with and nobody types; and what draws an Arabic word out.
create function vowel_marks() returns text language sql immutable parallel safe
return '\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7'
    || '\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF';

-- Each letter that stands without blanks together with the next one, and the last by itself: 東京の港 as 東京,京の,の港,港. A
-- comma between words is nothing to PostgreSQL in a text, and makes a phrase of what is typed. A vector can have a megabyte, which
-- the pairs of so many letters do not fill.
create function in_pairs(text text) returns text language sql immutable parallel safe
begin atomic
    select regexp_replace(
               regexp_replace(left(text, 50000), '(?<=' || letter || ')(?=' || other || ')|(?<=' || other || ')(?=' || letter || ')', ',', 'g'),
               '(?<=' || letter || ')(?!' || mark || ')(' || letter || mark || '*)', '\1,\1', 'g')
           || substr(text, 50001)
    from (select '[' || unspaced() || ']' as letter, '[' || unspaced_marks() || ']' as mark, '[^\W' || unspaced() || ']' as other) sign;
end;

-- Most texts are read as they stand.
create function is_plain(text text) returns boolean language sql immutable parallel safe
return text !~ ('[' || unspaced() || vowel_marks() || ']');

create function searchable(text text) returns text language sql immutable parallel safe
return case when is_plain(text) then text else in_pairs(regexp_replace(text, '[' || vowel_marks() || ']', '', 'g')) end;

-- What is typed, read in the same way; but that a word ends with a letter does not mean that it does in the text, too, and a letter
-- that is all there is of a word begins what is sought (港 as 港*).
create function words_typed(words text) returns text language plpgsql immutable parallel safe as $$
declare
    letter text := '[' || unspaced() || ']';
    marked text := letter || '[' || unspaced_marks() || ']*';
    part text;
    ends text;
    place int := 0;
    parts text[];
begin
    if is_plain(words) then
        return words;
    end if;
    -- Every second part is a phrase.
    foreach part in array string_to_array(searchable(words), '"') loop
        ends := '(?!' || case place % 2 when 0 then '\S' else '.' end || '*[\w' || unspaced_marks() || '])';
        part := regexp_replace(part, '(?<=' || letter || '),' || marked || ends, '', 'g');
        parts[place] := regexp_replace(part, '(?<!' || letter || ',?)(' || marked || ')(?!\*)' || ends, '\1*', 'g');
        place := place + 1;
    end loop;
    return array_to_string(parts, '"');
end $$;

-- A mark within a word belongs to it (ที่*), and what is joined to the beginning of a word stays so (2026,年*).
create or replace function query_with_beginnings(config regconfig, words text) returns tsquery language plpgsql stable parallel safe as $$
declare
    beginning text := '([\w' || unspaced_marks() || ']*[^\W_][\w' || unspaced_marks() || ']*)\*';
    beginnings text[] := array(select begun[1] from regexp_matches(words, beginning, 'g') begun);
    plain text := words;
    asked tsquery;
    begun tsquery;
begin
    for n in 1 .. cardinality(beginnings) loop
        plain := regexp_replace(plain, beginning, ' begins' || n || 'zq ');
    end loop;
    asked := websearch_to_tsquery(config, regexp_replace(plain, ', (begins\d+zq)', ',\1', 'g'));
    for n in 1 .. cardinality(beginnings) loop
        begun := to_tsquery(config, beginnings[n] || ':*');
        if numnode(begun) = 0 then
            begun := to_tsquery('newsroom_simple', beginnings[n] || ':*');
        end if;
        asked := ts_rewrite(asked, cast('begins' || n || 'zq' as tsquery), begun);
    end loop;
    return asked;
end $$;

create or replace function search_queries(words text) returns table (sought tsquery, languages text[])
language sql stable parallel safe rows 4
begin atomic
    select case when cast('' as tsvector) @@ query
                then query && cast(string_agg(quote_literal('#' || name), ' | ') as tsquery)
                else query end,
           array_agg(name)
    from (select typed, typed ~ '\*' as begins from words_typed(words) typed offset 0) asked_for
    cross join (select name, cast('newsroom_' || name as regconfig) as config from language_in_use offset 0) language
    cross join lateral (
        select case when begins then query_with_beginnings(config, typed)
                    else websearch_to_tsquery(config, typed) end as query offset 0) asked
    where numnode(query) > 0
    group by query;
end;

create temporary table read_anew on commit drop as
select id from edition
where not past
  and (language = any (array(select tag from stemmed))
       or not (is_plain(text) and is_plain(cast(summary as text)) and is_plain(cast(quotes as text))));

-- Made in another way, a generated column has all rows written anew.
alter table edition alter column search drop expression;
alter table edition_quote alter column search drop expression;

create function keep_words_of_edition() returns trigger language plpgsql as $$
declare
    config regconfig := search_config(new.language);
    speakers text := jsonb_path_query_array(cast(new.quotes as jsonb), '$[*].speaker.name');
begin
    new.search := setweight(to_tsvector(config, searchable(coalesce(new.summary ->> 'headline', ''))), 'A')
        || setweight(to_tsvector(config, searchable(coalesce(new.summary ->> 'standfirst', ''))), 'B')
        || setweight(jsonb_to_tsvector(config, cast(searchable(speakers) as jsonb), '["string"]'), 'B')
        || setweight(to_tsvector(config, searchable(new.text)), 'C')
        || array_to_tsvector(array['#' || search_language(new.language)]);
    return new;
end $$;

create function keep_words_of_quote() returns trigger language plpgsql as $$
begin
    new.search := to_tsvector(search_config(new.language), searchable(new.text))
        || array_to_tsvector(array['#' || search_language(new.language)]);
    return new;
end $$;

create trigger edition_is_searched before insert or update of language, summary, text, quotes on edition
    for each row execute function keep_words_of_edition();
create trigger edition_quote_is_searched before insert or update of language, text on edition_quote
    for each row execute function keep_words_of_quote();
-- Also where rows are brought in without what else they set off, as a generated column was.
alter table edition enable always trigger edition_is_searched;
alter table edition_quote enable always trigger edition_quote_is_searched;

update edition set text = text where id in (select id from read_anew);
update edition_quote set text = text
where not past and (language = any (array(select tag from stemmed)) or not is_plain(text));

-- What stands there between two blanks is a sentence, and no word to propose; and nobody types a word with its vowel marks.
create or replace function keep_words() returns trigger language plpgsql as $$
begin
    insert into search_word
    select word
    from (select token as word
          from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', words_of(new.summary, new.text, new.quotes)))) token
          where length(token) between 4 and 40 and not exists (select from search_word known where known.word = token)
          offset 0) fresh
    where word ~ '^[[:alpha:]]+$' and is_plain(word);
    return null;
end $$;

delete from search_word where not is_plain(word);
