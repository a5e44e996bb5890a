create extension if not exists unaccent;

-- One configuration a language: its stemmer, behind the folding of accents. Its rules belong to the data: an index made
-- by them is only right as long as they stay.
do $$
declare
    language text;
begin
    foreach language in array array['simple', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'italian',
                                    'norwegian', 'portuguese', 'spanish', 'swedish'] loop
        execute format('create text search configuration newsroom_%1$s (copy = %1$s)', language);
        execute format('alter text search configuration newsroom_%1$s alter mapping for hword, hword_part, word with unaccent, %1$s%2$s',
                       language, case language when 'simple' then '' else '_stem' end);
    end loop;
end $$;

create function search_language(language text) returns text language sql immutable parallel safe
return case split_part(language, '-', 1)
    when 'da' then 'danish'
    when 'nl' then 'dutch'
    when 'en' then 'english'
    when 'fi' then 'finnish'
    when 'fr' then 'french'
    when 'de' then 'german'
    when 'it' then 'italian'
    when 'nb' then 'norwegian'
    when 'nn' then 'norwegian'
    when 'no' then 'norwegian'
    when 'pt' then 'portuguese'
    when 'es' then 'spanish'
    when 'sv' then 'swedish'
    else 'simple'
end;

create function search_config(language text) returns regconfig language sql immutable parallel safe
return case search_language(language)
    when 'danish' then regconfig 'newsroom_danish'
    when 'dutch' then regconfig 'newsroom_dutch'
    when 'english' then regconfig 'newsroom_english'
    when 'finnish' then regconfig 'newsroom_finnish'
    when 'french' then regconfig 'newsroom_french'
    when 'german' then regconfig 'newsroom_german'
    when 'italian' then regconfig 'newsroom_italian'
    when 'norwegian' then regconfig 'newsroom_norwegian'
    when 'portuguese' then regconfig 'newsroom_portuguese'
    when 'spanish' then regconfig 'newsroom_spanish'
    when 'swedish' then regconfig 'newsroom_swedish'
    else regconfig 'newsroom_simple'
end;

-- What readers type: words, "phrases", -exclusions, or, and harb* for all that begins so.
create function search_query(config regconfig, words text) returns tsquery language sql immutable parallel safe
return (select coalesce(query.plain && query.begun, query.plain)
        from (select websearch_to_tsquery(config, regexp_replace(words, '\w+\*', ' ', 'g')) as plain,
                     to_tsquery(config, string_agg(prefix[1] || ':*', ' & ')) as begun
              from regexp_matches(words, '(\w+)\*', 'g') as prefix) query);

-- The same words in every language: an article is asked in its own, which a lexeme that nobody can type tells of it. So
-- one index finds words and language together. Words of which nothing is left (the, a) find nothing.
create function search_queries(words text) returns table (own tsquery, sought tsquery) language sql stable parallel safe rows 12
begin atomic
    select query, query && cast(quote_literal('#' || substr(cfgname, 10)) as tsquery)
    from pg_ts_config cross join lateral (select search_query(oid::regconfig, words) as query offset 0) asked
    where cfgname like 'newsroom\_%' and numnode(query) > 0;
end;

alter table edition add column search tsvector not null generated always as (
    setweight(to_tsvector(search_config(language), coalesce(summary ->> 'headline', '')), 'A')
    || setweight(to_tsvector(search_config(language), coalesce(summary ->> 'standfirst', '')), 'B')
    || setweight(jsonb_to_tsvector(search_config(language),
                                   jsonb_path_query_array(quotes, '$[*].speaker.name'), '["string"]'), 'B')
    || setweight(to_tsvector(search_config(language), text), 'C')
    || array_to_tsvector(array['#' || search_language(language)])) stored;

create index edition_by_words on edition using gin (search);
create index edition_newest_change on edition (visible_from desc, article_id desc);

-- What readers saw at an instant, as far as they may still read the article.
create function edition_seen_at(instant timestamptz) returns setof edition language sql stable as $$
    select e.* from edition e
    where e.visible @> instant and exists (select from live_edition l where l.article_id = e.article_id)
$$;
