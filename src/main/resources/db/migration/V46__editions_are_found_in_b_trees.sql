-- The planner holds an exclusion constraint's index to be as good as a B-tree for finding the live edition of an article or a
-- slug; it reads ten times as many pages, and more where ids are alike. Made of expressions that no query asks for, it keeps
-- ranges apart, and finds nothing.
set local statement_timeout = 0;

alter table edition
    drop constraint edition_one_at_a_time,
    drop constraint edition_slug_one_at_a_time,
    add constraint edition_one_at_a_time exclude using gist ((cast(article_id as text)) with =, visible with &&),
    add constraint edition_slug_one_at_a_time exclude using gist ((slug || '') with =, visible with &&);

create index edition_by_slug on edition (slug, visible_from);

-- Of an article with hundreds of editions one is read: the newest of those that have begun.
create or replace view article_publication as
select a.id as article_id,
       case
           when r.id is not null then 'RETRACTED'
           when live.id is not null and a.edits > live.edits then 'LIVE_WITH_NEWER_DRAFT'
           when live.id is not null then 'LIVE'
           when next.embargoed_from <= now() then 'EMBARGOED'
           when next.id is not null then 'SCHEDULED'
           when last.id is not null and not last.withdrawn then 'EXPIRED'
           else 'UNPUBLISHED'
       end as live_state,
       coalesce(live.visible_from, next.visible_from) as visible_from,
       case when live.id is not null then upper(live.visible) else upper(next.visible) end as visible_to,
       case when live.id is not null then next.visible_from end as next_edition_from
from article a
left join lateral (select id, edits, visible_from, visible from live_edition
                   where article_id = a.id order by visible_from desc limit 1) live on true
left join lateral (select id, visible_from, visible, embargoed_from from edition
                   where article_id = a.id and visible_from > now() order by visible_from limit 1) next on true
left join lateral (select id, withdrawn from edition
                   where article_id = a.id and upper(visible) <= now() order by visible_from desc limit 1) last on true
left join correction r on r.article_id = a.id and r.kind = 'RETRACTION' and r.lifted_at is null;
