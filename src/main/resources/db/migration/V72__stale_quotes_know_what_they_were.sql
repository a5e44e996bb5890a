-- What a stale quote was before its words were lost, and is again with new ones: who re-words it lifts no dispute and passes
-- no verdict. Of those that are stale already, the log of changes tells.
alter table quote
    add column sound_status text,
    add constraint quote_sound_status_known check (sound_status = any ('{EXTRACTED,CONFIRMED,DISPUTED}'));

update quote set sound_status = (
    select upper(changes -> 'status' ->> 'before') from event
    where record_id = quote.id and upper(changes -> 'status' ->> 'after') = 'STALE'
    order by event.id desc limit 1)
where status = 'STALE';
