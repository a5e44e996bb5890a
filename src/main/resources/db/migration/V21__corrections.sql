create table correction (
    id            uuid primary key,
    article_id    uuid        not null references article,
    kind          text        not null,
    public_text   text        not null,
    wrong_text    text,
    right_text    text,
    quote_ids     uuid[]      not null,
    from_revision integer     not null,
    to_revision   integer     not null,
    slug          text        not null,
    headline      text        not null,
    section       text        not null,
    published_at  timestamptz not null,
    created_by    text        not null,
    lifted_at     timestamptz,
    lifted_by     text,
    constraint correction_kind_known check (kind in
        ('CORRECTION', 'CLARIFICATION', 'EDITORS_NOTE', 'UPDATE', 'RETRACTION')),
    constraint correction_update_corrects_nothing check (kind <> 'UPDATE' or wrong_text is null),
    constraint correction_text_length check (length(public_text) between 1 and 2000),
    constraint correction_only_retractions_are_lifted check (lifted_at is null or kind = 'RETRACTION'),
    foreign key (article_id, from_revision) references revision (article_id, number),
    foreign key (article_id, to_revision) references revision (article_id, number)
);

create index correction_by_article on correction (article_id, published_at);
create index correction_newest on correction (published_at desc, id desc);
create unique index correction_one_retraction on correction (article_id) where kind = 'RETRACTION' and lifted_at is null;

-- What readers are told: the corrections of what they can read, and that a story was retracted.
create view live_correction as
select c.id, c.article_id, c.kind, c.public_text, c.wrong_text, c.right_text, c.quote_ids, c.published_at,
       coalesce(e.slug, c.slug) as slug, coalesce(e.summary ->> 'headline', c.headline) as headline,
       coalesce(e.section, c.section) as section
from correction c left join live_edition e on e.article_id = c.article_id
where c.published_at <= now()
  and (e.id is not null and c.kind <> 'RETRACTION' or c.kind = 'RETRACTION' and c.lifted_at is null);

-- Where a working copy stands with its readers, for the desk.
create view article_publication as
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
left join live_edition live on live.article_id = a.id
left join lateral (select id, visible_from, visible, embargoed_from from edition
                   where article_id = a.id and visible_from > now() order by visible_from limit 1) next on true
left join lateral (select id, withdrawn from edition
                   where article_id = a.id and upper(visible) <= now() order by visible_from desc limit 1) last on true
left join correction r on r.article_id = a.id and r.kind = 'RETRACTION' and r.lifted_at is null;
