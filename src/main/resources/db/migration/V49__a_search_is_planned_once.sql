-- The same, in one piece: a function inside, which cannot be drawn into the statement around it, was planned in each search
-- anew, and what is typed was taken apart once for each language. A beginning of words that is a word without meaning in some
-- language (har*) is sought there as it stands.
create or replace function search_queries(words text) returns table (own tsquery, sought tsquery)
language sql stable parallel safe rows 12
begin atomic
    select query, query && cast(quote_literal('#' || substr(cfgname, 10)) as tsquery)
    from (select regexp_replace(words, '\w+\*', ' ', 'g') as plain,
                 (select array_agg(prefix[1] || ':*') from regexp_matches(words, '(\w+)\*', 'g') as prefix) as begun
          offset 0) typed
    cross join pg_ts_config
    cross join lateral (
        select case when begun is null then websearch_to_tsquery(oid::regconfig, plain)
                    else websearch_to_tsquery(oid::regconfig, plain)
                         && (select cast(string_agg(cast(case when numnode(known) > 0 then known
                                                              else to_tsquery('newsroom_simple', prefix) end as text), ' & ')
                                         as tsquery)
                             from unnest(begun) as prefix
                             cross join lateral (select to_tsquery(oid::regconfig, prefix) as known offset 0) own)
               end as query offset 0) asked
    where cfgname like 'newsroom\_%' and numnode(query) > 0;
end;

drop function search_query;
