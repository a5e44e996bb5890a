-- A source that became confidential is taken out of an edition, and a closed conversation closes in it, without another edition.
-- Caches that ask by date whether an article has changed are told so.
alter table edition add column rewritten_at timestamptz;
create or replace view live_edition as select * from edition where visible @> now() and not past;
