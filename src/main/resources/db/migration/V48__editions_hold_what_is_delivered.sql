-- What readers are given of an edition is kept as it is given: JSON as it was written, with its fields in their order and
-- its constants as the API has them. PostgreSQL neither takes it apart to keep it nor puts it together to read it.
create function pg_temp.delivered(document jsonb, keys text default 'none') returns json language plpgsql as $$
declare
    written text := document;
    key text;
    constant text;
begin
    -- Inside a text a quotation mark has a backslash before it: what looks like a key is one.
    for key, constant in
        select distinct part[1], part[2]
        from regexp_matches(written, '"(' || keys || ')": "([A-Z]+(?:_[A-Z]+)*)"', 'g') part loop
        written := replace(written, format('"%s": "%s"', key, constant),
                           format('"%s": "%s"', key, lower(left(constant, 1))
                                  || substr(replace(initcap(replace(constant, '_', ' ')), ' ', ''), 2)));
    end loop;
    -- There are no nulls: it takes away the spaces.
    return json_strip_nulls(cast(written as json));
end $$;

-- What reads the columns is made again when they have their new type, word for word.
create temp table reader on commit drop as
select 'create view ' || name || ' as ' || pg_get_viewdef(name) as definition
from unnest(array[regclass 'live_edition', 'live_quote', 'calendar_entry', 'live_correction', 'article_publication']) name
union all
select pg_get_functiondef(name) from unnest(array[regproc 'is_live', 'word_meant']) name;

drop function is_live, word_meant, words_of;
drop view article_publication, live_correction, calendar_entry, live_quote, live_edition;

-- Each page of a list reads twenty summaries: compressed they would be a sixth smaller, and slower to read.
alter table edition
    drop column search,
    alter column summary type json using pg_temp.delivered(summary, 'type|kind|mode|moderation'),
    alter column summary set storage external,
    alter column details type json using pg_temp.delivered(details),
    alter column blocks type json using pg_temp.delivered(blocks),
    alter column quotes type json using pg_temp.delivered(quotes, 'kind|status'),
    alter column citations type json using pg_temp.delivered(citations, 'kind|role'),
    alter column corrections drop default,
    alter column corrections type json using pg_temp.delivered(corrections, 'kind'),
    alter column corrections set default '[]',
    add column search tsvector not null generated always as (
        setweight(to_tsvector(search_config(language), coalesce(summary ->> 'headline', '')), 'A')
        || setweight(to_tsvector(search_config(language), coalesce(summary ->> 'standfirst', '')), 'B')
        || setweight(jsonb_to_tsvector(search_config(language),
                                       jsonb_path_query_array(cast(quotes as jsonb), '$[*].speaker.name'), '["string"]'), 'B')
        || setweight(to_tsvector(search_config(language), text), 'C')
        || array_to_tsvector(array['#' || search_language(language)])) stored;

create index edition_by_words on edition using gin (search);

create function words_of(summary json, text text, quotes json) returns text language sql immutable parallel safe
return concat_ws(' ', summary ->> 'headline', summary ->> 'standfirst', text,
                 cast(jsonb_path_query_array(cast(quotes as jsonb), '$[*].speaker.name') as text));

do $$
declare
    definition text;
begin
    for definition in select r.definition from reader r loop
        execute definition;
    end loop;
end $$;
