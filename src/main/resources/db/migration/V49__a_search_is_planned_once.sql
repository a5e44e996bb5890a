-- The same, in one piece: a function inside, which cannot be drawn into the statement around it, was planned in each search
-- anew, and what is typed was taken apart once for each language.
create or replace function search_queries(words text) returns table (own tsquery, sought tsquery)
language sql stable parallel safe rows 12
begin atomic
    select query, query && cast(quote_literal('#' || substr(cfgname, 10)) as tsquery)
    from (select regexp_replace(words, '\w+\*', ' ', 'g') as plain,
                 (select string_agg(prefix[1] || ':*', ' & ')
                  from regexp_matches(words, '(\w+)\*', 'g') as prefix) as begun offset 0) typed
    cross join pg_ts_config
    cross join lateral (
        select case when begun is null then websearch_to_tsquery(oid::regconfig, plain)
                    else websearch_to_tsquery(oid::regconfig, plain) && to_tsquery(oid::regconfig, begun)
               end as query offset 0) asked
    where cfgname like 'newsroom\_%' and numnode(query) > 0;
end;

drop function search_query;
