-- A million words that are known take up to a minute for each language that articles are in.
set local statement_timeout = 0;

-- An edition keeps the stems of its words, and a stem need not begin as its word does: electio* begins election, which is kept as
-- elect, and baby* begins baby, which is kept as babi. So it is kept which stems there are of words that begin so where the stem
-- does not, and since when readers may know: a plan is not to be guessed from what is found. As in search_word the same may stand
-- here twice.
create table search_beginning (
    language text not null,
    beginning text not null,
    stem text not null,
    since timestamptz not null
);

create index search_beginning_by_letters on search_beginning (language, beginning, stem, since);

-- Of an edition nearly all words are known, and with a word all that begins it: only of new ones is each beginning looked up.
-- What has digits or signs in it has no stem.
create function keep_beginnings(words text[], spoken text, seen timestamptz) returns void language plpgsql as $$
declare
    stemmer regdictionary;
begin
    if spoken = 'simple' then
        return;
    end if;
    stemmer := spoken || '_stem';
    insert into search_beginning
    select distinct spoken, beginning, stem, seen
    from (select word, stem
          from (select lower(coalesce((ts_lexize('unaccent', letters))[1], letters)) as word
                from (select searchable(token) as letters from unnest(words) token
                      where length(token) <= 40 and token !~ '[\d./@-]' offset 0) written offset 0) folded
          cross join lateral (select (ts_lexize(stemmer, word))[1] as stem offset 0) stemmed
          where not stem ^@ word
              and not exists (select from search_beginning known
                              where (known.language, known.beginning, known.stem) = (spoken, word, stemmed.stem)
                                  and since <= seen)
          offset 0) fresh
    cross join lateral (select left(word, letters) as beginning from generate_series(1, length(word)) letters offset 0) begun
    where not stem ^@ beginning
        and not exists (select from search_beginning known
                        where (known.language, known.beginning, known.stem) = (spoken, begun.beginning, fresh.stem)
                            and since <= seen);
end $$;

create or replace function keep_words() returns trigger language plpgsql as $$
declare
    tokens text[] := tsvector_to_array(to_tsvector('pg_catalog.simple', words_of(new.summary, new.text, new.quotes)));
begin
    insert into search_word
    select word
    from (select token as word
          from unnest(tokens) token
          where length(token) between 4 and 40 and not exists (select from search_word known where known.word = token)
          offset 0) fresh
    where word ~ '^[[:alpha:]]+$' and is_plain(word);
    perform keep_beginnings(tokens, search_language(new.language), new.visible_from);
    return null;
end $$;

create trigger edition_moved_words_kept after update of visible_from on edition for each row
    when (new.visible_from < old.visible_from) execute function keep_words();

-- Of words of before it is not known which language they are in.
select keep_beginnings(array(select distinct word from search_word), name, '-infinity') from language_in_use;

-- Of Devanagari and Tamil, no letters to PostgreSQL's regular expressions.
create function joined_marks() returns text language sql immutable parallel safe
return '\u0900-\u0903\u093A-\u094F\u0B82\u0BBE-\u0BCD';

-- What begins with the letters that are typed, whatever their stem, or has one of the stems that are kept for them: as many as are
-- enough where they are not hundreds, as of all words with an article before them (ال*). What stands before an underscore is a
-- word of its own, in one phrase with the beginning.
create function query_with_beginnings(spoken text, words text) returns tsquery language plpgsql stable parallel safe as $$
declare
    config regconfig := 'newsroom_' || spoken;
    marks text := unspaced_marks() || joined_marks();
    beginning text := '([^\W_](?:[^\W_]|[' || marks || '])*)\*';
    beginnings text[] := array(select begun[1] from regexp_matches(words, beginning, 'g') begun);
    plain text := words;
    asked tsquery;
    letters text;
    stems tsquery;
    begun tsquery;
begin
    for n in 1 .. cardinality(beginnings) loop
        plain := regexp_replace(plain, beginning, ' begins' || n || 'zq ');
    end loop;
    asked := websearch_to_tsquery(config, regexp_replace(plain, '([,_]) (begins\d+zq)', '\1\2', 'g'));
    for n in 1 .. cardinality(beginnings) loop
        begun := to_tsquery('newsroom_simple', beginnings[n] || ':*');
        letters := (tsvector_to_array(to_tsvector('newsroom_simple', beginnings[n])))[1];
        stems := (select cast(string_agg(quote_literal(stem), ' | ') as tsquery)
                  from (select distinct stem from search_beginning known
                        where (known.language, known.beginning) = (spoken, letters) and since <= now() limit 200) kept);
        asked := ts_rewrite(asked, cast('begins' || n || 'zq' as tsquery), coalesce(begun || stems, begun));
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
        select case when begins then query_with_beginnings(name, typed)
                    else websearch_to_tsquery(config, typed) end as query offset 0) asked
    where numnode(query) > 0
    group by query;
end;

drop function query_with_beginnings(regconfig, text);
