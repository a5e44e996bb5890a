-- The language of an article was compared letter by letter: an article in pt-br was not found as one in pt-BR, and the words of one
-- in EN-GB were kept without their forms. From now on tags are saved in the case that RFC 5646 (2.1.1) recommends.
set local statement_timeout = 0;

create function pg_temp.written(tag text) returns text language sql immutable as $$
    select string_agg(
        case when n = 1 or single then part
             when length(part) = 2 then upper(part)
             when length(part) = 4 then initcap(part)
             else part end, '-' order by n)
    from (select part, n, bool_or(length(part) = 1) over (order by n) as single
          from unnest(string_to_array(lower(tag), '-')) with ordinality as parts (part, n)) parts
$$;

create temporary table tag_changed on commit drop as
select language as was, pg_temp.written(language) as becomes
from (select language from article union select language from edition) known
where language <> pg_temp.written(language);

update article set language = becomes from tag_changed where language = was;
update edition_quote set language = becomes from tag_changed where language = was;
update edition set
    language = becomes,
    summary = cast(regexp_replace(cast(summary as text), '"language"\s*:\s*"[^"]*"', '"language":"' || becomes || '"') as json)
from tag_changed where language = was;

insert into language_in_use select distinct search_language(becomes) from tag_changed on conflict do nothing;
