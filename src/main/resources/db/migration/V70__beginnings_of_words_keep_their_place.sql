-- What is typed with beginnings of words in it (harb*), of which websearch_to_tsquery knows nothing: it is given a word of no
-- language in place of each, which then is replaced wherever it stands: excluded, in a phrase or on one side of an "or". An
-- underscore alone begins no word.
create function query_with_beginnings(config regconfig, words text) returns tsquery language plpgsql stable parallel safe as $$
declare
    beginnings text[] := array(select begun[1] from regexp_matches(words, '(\w*[^\W_]\w*)\*', 'g') begun);
    plain text := words;
    asked tsquery;
    begun tsquery;
begin
    for n in 1 .. cardinality(beginnings) loop
        plain := regexp_replace(plain, '\w*[^\W_]\w*\*', ' begins' || n || 'zq ');
    end loop;
    asked := websearch_to_tsquery(config, plain);
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
    from (select words ~ '\w\*' as begins offset 0) typed
    cross join (select name, cast('newsroom_' || name as regconfig) as config from language_in_use offset 0) language
    cross join lateral (
        select case when begins then query_with_beginnings(config, words)
                    else websearch_to_tsquery(config, words) end as query offset 0) asked
    where numnode(query) > 0
    group by query;
end;
