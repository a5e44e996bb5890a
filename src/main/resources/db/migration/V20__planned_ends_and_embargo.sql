drop view article_publication;
drop view live_quote;
drop view live_edition;

alter table edition
    drop constraint edition_one_at_a_time,
    drop constraint edition_slug_one_at_a_time,
    drop constraint edition_range_not_empty,
    drop column visible;

-- visible_to is what the editor asked for; ended_at is where the next edition took over, or where somebody took this one
-- back. Both are kept, so that the edition before a planned one gets its own end back when the plan is cancelled.
alter table edition
    add column ended_at timestamptz,
    add column embargoed_from timestamptz,
    add column corrections jsonb not null default '[]',
    add column visible tstzrange not null
        generated always as (tstzrange(visible_from, least(visible_to, ended_at))) stored,
    add constraint edition_range_not_empty check (least(visible_to, ended_at) > visible_from),
    add constraint edition_embargo_before_visible check (embargoed_from < visible_from),
    add constraint edition_one_at_a_time exclude using gist (article_id with =, visible with &&),
    add constraint edition_slug_one_at_a_time exclude using gist (slug with =, visible with &&);

comment on column edition.embargoed_from is 'From here to visible_from the edition waits for the end of its embargo.';

create index edition_by_end on edition (upper(visible)) where not upper_inf(visible);
create index edition_by_start on edition (visible_from);

alter table article add column embargo_until timestamptz;

-- The one place that says what readers may see.
create view live_edition as
select * from edition where visible @> now();

create view live_quote as
select q.edition_id, q.position, q.quote_id, q.article_id, q.speaker_id, q.source_ids, q.published_at,
       e.quotes -> q.position as document, e.slug, e.summary ->> 'headline' as headline
from edition_quote q join live_edition e on e.id = q.edition_id;

-- What readers will notice, or have noticed, and when.
create view calendar_entry as
select case when exists (select from edition p where p.article_id = e.article_id and upper(p.visible) = e.visible_from)
            then 'CHANGE' else 'APPEARANCE' end as what,
       e.visible_from as at, e.article_id, e.slug, e.summary ->> 'headline' as headline, e.section
from edition e
union all
select 'END', upper(e.visible), e.article_id, e.slug, e.summary ->> 'headline', e.section
from edition e
where not upper_inf(e.visible)
  and not exists (select from edition n where n.article_id = e.article_id and n.visible_from = upper(e.visible));
