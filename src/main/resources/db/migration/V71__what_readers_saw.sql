set local statement_timeout = 0;

-- A story is not dated after its readers see it. Published now, what was planned for tomorrow kept tomorrow's date, and headed
-- all lists until then.
update edition_quote q set published_at = e.visible_from from edition e where e.id = q.edition_id and e.published_at > e.visible_from;
update edition set
    published_at = visible_from,
    summary = cast(regexp_replace(cast(summary as text), '"publishedAt"\s*:\s*"[^"]*"',
        '"publishedAt":"' || to_char(visible_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"') as json)
where published_at > visible_from;
alter table edition add constraint edition_not_dated_later check (published_at <= visible_from);

-- So a list of what readers saw begins at that instant, or with the few that were there where most of the archive came later.
create index edition_by_start on edition (visible_from);
drop index edition_past_by_start;

create or replace function edition_seen_at(instant timestamptz) returns setof edition language sql stable as $$
    select e.* from edition e
    where e.published_at <= instant and e.visible_from <= least(instant, now()) and e.visible @> instant
      and exists (select from live_edition l where l.article_id = e.article_id)
$$;

-- What readers see, or are going to, keeps what it names from being deleted and its addresses from being changed.
create view edition_to_be_seen as
select id, article_id, section, tags, person_ids, source_ids from edition
where not past and coalesce(upper(visible) > now(), true);

create or replace view source_use as
select source_id, 'citation' as kind, id, article_id from citation
union all
select c.source_id, 'quote', c.quote_id, q.article_id
from quote_chain c join quote q on q.id = c.quote_id where c.source_id is not null
union all
select s.id, 'edition', e.id, e.article_id from source s join edition_to_be_seen e on e.source_ids @> array[s.id];

create or replace view person_use as
select person_id, 'article' as kind, article_id as id, article_id from article_creator
union all
select speaker_id, 'quote', id, article_id from quote where speaker_id is not null
union all
select c.person_id, 'quote', c.quote_id, q.article_id
from quote_chain c join quote q on q.id = c.quote_id where c.person_id is not null
union all
select p.id, 'edition', e.id, e.article_id from person p join edition_to_be_seen e on e.person_ids @> array[p.id];
