create extension if not exists btree_gist;

create table edition (
    id           uuid primary key,
    article_id   uuid        not null references article,
    revision_id  uuid        not null references revision,
    edits        integer     not null,
    visible_from timestamptz not null,
    visible_to   timestamptz,
    visible      tstzrange   not null generated always as (tstzrange(visible_from, visible_to)) stored,
    -- Taken back by an editor, as opposed to having run its course.
    withdrawn    boolean     not null,
    slug         text        not null,
    section      text        not null,
    type         text        not null,
    language     text        not null,
    tags         varchar[]      not null,
    published_at timestamptz not null,
    summary      jsonb       not null,
    details      jsonb       not null,
    html         text        not null,
    text         text        not null,
    blocks       jsonb       not null,
    quotes       jsonb       not null,
    citations    jsonb       not null,
    person_ids   uuid[]      not null,
    source_ids   uuid[]      not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    constraint edition_range_not_empty check (visible_to > visible_from),
    constraint edition_one_at_a_time exclude using gist (article_id with =, visible with &&),
    constraint edition_slug_one_at_a_time exclude using gist (slug with =, visible with &&)
);

create index edition_newest on edition (published_at desc, article_id desc);
create index edition_by_section on edition (section, published_at desc, article_id desc);
create index edition_by_tag on edition using gin (tags);
create index edition_by_person on edition using gin (person_ids);
create index edition_by_source on edition using gin (source_ids);
create index edition_by_article on edition (article_id, visible_from);

create table edition_quote (
    edition_id   uuid        not null references edition on delete cascade,
    position     integer     not null,
    quote_id     uuid        not null references quote,
    article_id   uuid        not null,
    speaker_id   uuid,
    source_ids   uuid[]      not null,
    published_at timestamptz not null,
    primary key (edition_id, position)
);

create index edition_quote_newest on edition_quote (published_at desc, quote_id desc);
create index edition_quote_by_quote on edition_quote (quote_id);
create index edition_quote_by_speaker on edition_quote (speaker_id, published_at desc, quote_id desc);
create index edition_quote_by_source on edition_quote using gin (source_ids);
create index edition_quote_by_article on edition_quote (article_id);

-- The one place that says what readers may see.
create view live_edition as
select * from edition where visible @> now();

create view live_quote as
select q.edition_id, q.position, q.quote_id, q.article_id, q.speaker_id, q.source_ids, q.published_at,
       e.quotes -> q.position as document, e.slug, e.summary ->> 'headline' as headline
from edition_quote q join live_edition e on e.id = q.edition_id;

-- Where a working copy stands with its readers, for the desk.
create view article_publication as
select a.id as article_id,
       case
           when live.id is not null and a.edits > live.edits then 'LIVE_WITH_NEWER_DRAFT'
           when live.id is not null then 'LIVE'
           when next.id is not null then 'SCHEDULED'
           when last.id is not null and not last.withdrawn then 'EXPIRED'
           else 'UNPUBLISHED'
       end as live_state,
       coalesce(live.visible_from, next.visible_from) as visible_from,
       case when live.id is not null then live.visible_to else next.visible_to end as visible_to
from article a
left join live_edition live on live.article_id = a.id
left join lateral (select id, visible_from, visible_to from edition
                   where article_id = a.id and visible_from > now() order by visible_from limit 1) next on true
left join lateral (select id, withdrawn from edition
                   where article_id = a.id and visible_to <= now() order by visible_from desc limit 1) last on true;
