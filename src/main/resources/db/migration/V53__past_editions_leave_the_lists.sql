-- Readers list and search what is live, and an article that was published fifty times has fifty editions. Those that are over
-- are marked, and lists and searches no longer pass them: what a page costs does not depend on how often the news on it was
-- brought up to date.
set local statement_timeout = 0;

alter table edition add column past boolean not null default false;
alter table edition_quote add column past boolean not null default false;
-- That an edition is over and that now is not in its range is the same. A planner that knew how many are would take it for two.
alter table edition alter column past set statistics 0;

alter table edition disable trigger user;
update edition set past = true where upper(visible) < now() - interval '1 minute';
alter table edition enable trigger user;
update edition_quote q set past = true from edition e where e.id = q.edition_id and e.past;

create function quotes_are_past() returns trigger language plpgsql as $$
begin
    update edition_quote set past = true where edition_id = new.id;
    return null;
end $$;

create trigger edition_quotes_are_past after update on edition for each row when (new.past and not old.past)
    execute function quotes_are_past();

-- Each publication, which ends one edition at most, looks after some that have ended, and waits for nobody who has one of them
-- in hand. They have been over for a minute: a reader asks for what is visible when the transaction began, and may see what was
-- committed a moment later. Where that marked the old edition, the reader would be given neither it nor the new one.
create function mark_past_editions() returns trigger language plpgsql as $$
begin
    update edition set past = true where id in (
        select id from edition where not past and not upper_inf(visible) and upper(visible) < now() - interval '1 minute'
        order by upper(visible) limit 10 for update skip locked);
    return null;
end $$;

create trigger past_editions_marked after insert on edition for each statement execute function mark_past_editions();

-- Those that hold all editions stay, for readers who look back.
create index edition_live_newest on edition (published_at desc, article_id desc) include (visible) where not past;
create index edition_live_by_section on edition (section, published_at desc, article_id desc) include (visible) where not past;
create index edition_live_by_tag on edition using gin (tags) where not past;
create index edition_live_by_person on edition using gin (person_ids) where not past;
create index edition_live_by_source on edition using gin (source_ids) where not past;

drop index edition_newest_change, edition_by_end, edition_by_words_and_date;
create index edition_newest_change on edition (visible_from desc, article_id desc) where not past;
create index edition_past_by_start on edition (visible_from) where past;
create index edition_by_end on edition (upper(visible)) where not upper_inf(visible) and not past;
create index edition_past_by_end on edition (upper(visible)) where past;
create index edition_by_words_and_date on edition using gin (search, calendar_of(published_at)) where not past;

drop index edition_quote_newest, edition_quote_by_speaker, edition_quote_by_words;
create index edition_quote_newest on edition_quote (published_at desc, quote_id desc) where not past;
create index edition_quote_by_speaker on edition_quote (speaker_id, published_at desc, quote_id desc) where not past;
create index edition_quote_live_by_source on edition_quote using gin (source_ids) where not past;
create index edition_quote_by_words on edition_quote using gin (search) where not past;

-- The constraints' indices held the range itself, and a planner with no better idea read all of one to find what is live.
alter table edition
    drop constraint edition_one_at_a_time,
    drop constraint edition_slug_one_at_a_time,
    add constraint edition_one_at_a_time
        exclude using gist (cast(article_id as text) with =, tstzrange(visible_from, least(visible_to, ended_at)) with &&),
    add constraint edition_slug_one_at_a_time
        exclude using gist ((slug || '') with =, tstzrange(visible_from, least(visible_to, ended_at)) with &&);

create or replace view live_edition as select * from edition where visible @> now() and not past;

create or replace view live_quote as
select q.edition_id, q.position, q.quote_id, q.article_id, q.speaker_id, q.source_ids, q.published_at,
       e.quotes -> q.position as document, e.slug, e.summary ->> 'headline' as headline
from edition_quote q join live_edition e on e.id = q.edition_id
where not q.past;

create or replace view calm as
select seconds_until(least(
           (select min(visible_from) from edition where visible_from > now() and not past),
           (select min(upper(visible)) from edition
            where upper(visible) > now() and not upper_inf(visible) and not past))) as seconds;

-- Each half has its indices. Without the offset a planner may look up the editions of all articles to know those of one.
create or replace view calendar_entry as
select case when exists (select from edition p where p.article_id = e.article_id and upper(p.visible) = e.visible_from offset 0)
            then 'CHANGE' else 'APPEARANCE' end as what,
       e.visible_from as at, e.article_id, e.slug, e.summary ->> 'headline' as headline, e.section
from (select * from edition where past union all select * from edition where not past) e
union all
select 'END', upper(e.visible), e.article_id, e.slug, e.summary ->> 'headline', e.section
from (select * from edition where past union all select * from edition where not past) e
where not upper_inf(e.visible)
  and not exists (select from edition n where n.article_id = e.article_id and n.visible_from = upper(e.visible));
