-- The decade, the year and the month of what an article shows as its date are found in the index together with its words: of
-- words that stand in many articles only the newest are looked up. What is older or newer than all decades that have to be asked
-- for is in the first or the last of them.
create function calendar_of(at timestamptz) returns int[] language sql immutable parallel safe
return array[least(greatest(cast(extract(decade from at at time zone 'UTC') as int), 190), 210),
             cast(extract(year from at at time zone 'UTC') as int),
             cast(100 * extract(year from at at time zone 'UTC') + extract(month from at at time zone 'UTC') as int)];

create index edition_by_words_and_date on edition using gin (search, calendar_of(published_at));
drop index edition_by_words;

drop function is_live, word_meant, search_queries;

create table language_in_use (name text primary key);

create function keep_language() returns trigger language plpgsql as $$
begin
    insert into language_in_use
    select name from search_language(new.language) name
    where not exists (select from language_in_use known where known.name = search_language(new.language))
    on conflict do nothing;
    return null;
end $$;

create trigger edition_language_kept after insert on edition for each row execute function keep_language();

insert into language_in_use select distinct search_language(language) from edition;

-- What is typed, read in each language that any article is in: a row for those that read it alike. Articles are asked whether
-- they are in one of them once they are found: the lexeme that tells it in the index stands in every article, and each search had
-- to pass it in all. It is asked for only where words must be absent and none must be there: the whole index would be read.
create function search_queries(words text) returns table (sought tsquery, languages text[])
language sql stable parallel safe rows 4
begin atomic
    select case when cast('' as tsvector) @@ query
                then query && cast(string_agg(quote_literal('#' || name), ' | ') as tsquery)
                else query end,
           array_agg(name)
    from (select regexp_replace(words, '\w+\*', ' ', 'g') as plain,
                 (select array_agg(prefix[1] || ':*') from regexp_matches(words, '(\w+)\*', 'g') as prefix) as begun
          offset 0) typed
    cross join (select name, cast('newsroom_' || name as regconfig) as config from language_in_use offset 0) language
    cross join lateral (
        select case when begun is null then websearch_to_tsquery(config, plain)
                    else websearch_to_tsquery(config, plain)
                         && (select cast(string_agg(cast(case when numnode(known) > 0 then known
                                                              else to_tsquery('newsroom_simple', prefix) end as text), ' & ')
                                         as tsquery)
                             from unnest(begun) as prefix
                             cross join lateral (select to_tsquery(config, prefix) as known offset 0) own)
               end as query offset 0) asked
    where numnode(query) > 0
    group by query;
end;

create function is_live(words text) returns boolean language sql stable
set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
begin atomic
    select exists (select from search_queries(words) query
                   join live_edition e on e.search @@ query.sought and search_language(e.language) = any (query.languages));
end;

create function word_meant(typed text) returns text language sql stable
set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
begin atomic
    select candidate.word
    from (select word, similarity(word, lower(typed)) as likeness from search_word where word % lower(typed)
          group by word order by likeness desc, word limit 5) candidate
    where exists (
        select from (select e.summary, e.text, e.quotes
                     from search_queries(candidate.word) query
                     join live_edition e on e.search @@ query.sought and search_language(e.language) = any (query.languages)
                     limit 20) live
        where words_of(live.summary, live.text, live.quotes) ~* ('\m' || candidate.word || '\M'))
    order by candidate.likeness desc, candidate.word limit 1;
end;
