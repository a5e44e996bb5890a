-- Under four eyes nobody approves what they edited last. Who has made the current version of an article does not tell it: that may
-- be who submitted or published it, and who adds a quote makes no version.
set local statement_timeout = 0;

alter table article add column edited_by text;
update article set edited_by = updated_by;
alter table article alter column edited_by set not null;

-- What was shown once can be retracted after it was taken back. A plan keeps the text that it was made of: whether there is a newer
-- one is told of the newest edition, live or planned.
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
       case when live.id is not null then next.visible_from end as next_edition_from,
       coalesce(a.edits > coalesce(next.edits, live.edits), false) as newer_draft,
       live.id is not null or last.id is not null as shown
from article a
left join lateral (select id, edits, visible_from, visible from live_edition
                   where article_id = a.id order by visible_from desc limit 1) live on true
left join lateral (select id, edits, visible_from, visible, embargoed_from from edition
                   where article_id = a.id and visible_from > now() order by visible_from limit 1) next on true
left join lateral (select id, withdrawn from edition
                   where article_id = a.id and upper(visible) <= now() order by visible_from desc limit 1) last on true
left join correction r on r.article_id = a.id and r.kind = 'RETRACTION' and r.lifted_at is null;

create or replace view calendar_entry as
select case when exists (select from edition p where p.article_id = e.article_id and upper(p.visible) = e.visible_from offset 0)
            then 'CHANGE' else 'APPEARANCE' end as what,
       e.visible_from as at, e.article_id, e.slug, e.summary ->> 'headline' as headline, e.section,
       e.visible_from > now() and e.edits < (select edits from article where id = e.article_id) as newer_draft
from (select * from edition where past union all select * from edition where not past) e
union all
select 'END', upper(e.visible), e.article_id, e.slug, e.summary ->> 'headline', e.section, false
from (select * from edition where past union all select * from edition where not past) e
where not upper_inf(e.visible)
  and not exists (select from edition n where n.article_id = e.article_id and n.visible_from = upper(e.visible));
