-- A commit compared its quotes with all others, and nothing bounds what a commit does: with a hundred quotes of somebody who is quoted
-- often it took longer than anybody waits, and kept others from saving. Two that met with several such quotes could lock each other
-- out. Now a commit only notes what it has written. What is noted is compared one after the other, so that the later of two sees the
-- first; and with what the same speaker has said, without asking for like words of all speakers: of three million quotes that took
-- 1.5 s for each.
drop trigger quote_conflicts_found on quote;
drop trigger quote_conflicts_kept on quote;
drop function find_conflicts_of_quote();
drop index quote_by_like_words;

-- The same quote may be noted twice: whoever notes waits for nobody.
create table quote_to_compare (quote_id uuid not null);

create index quote_to_compare_by_quote on quote_to_compare (quote_id);

create function note_quote_to_compare() returns trigger language plpgsql as $$
begin
    insert into quote_to_compare values (new.id);
    return null;
end $$;

create trigger quote_noted after insert on quote
    for each row when (new.speaker_id is not null) execute function note_quote_to_compare();

-- The ORM names every column, whatever has changed.
create trigger changed_quote_noted after update of text, speaker_id on quote
    for each row when (old.text is distinct from new.text or old.speaker_id is distinct from new.speaker_id)
    execute function note_quote_to_compare();

-- Whether there was one. What is written meanwhile is noted again.
create function compare_a_quote() returns boolean language plpgsql as $$
declare
    noted uuid;
    written quote;
begin
    perform pg_advisory_xact_lock(hashtextextended('quote_to_compare', 0));
    select quote_id into noted from quote_to_compare order by quote_id limit 1;
    if not found then
        return false;
    end if;
    delete from quote_to_compare where quote_id = noted;
    delete from quote_conflict where quote_id = noted or other_id = noted;
    select * into written from quote where id = noted for key share;
    if not found or written.speaker_id is null or length(written.plain) < 16 then
        return true;
    end if;
    -- One that is being deleted is in no conflict any more.
    insert into quote_conflict
    select least(noted, q.id), greatest(noted, q.id), 'ATTRIBUTION', 1
    from quote q
    where md5(q.plain) = md5(written.plain) and q.plain = written.plain and q.article_id <> written.article_id
      and q.speaker_id <> written.speaker_id
    limit 20 for key share skip locked;
    insert into quote_conflict
    select least(noted, q.id), greatest(noted, q.id), 'WORDING', similarity(q.plain, written.plain)
    from quote q
    where q.speaker_id = written.speaker_id and q.article_id <> written.article_id and q.plain <> written.plain
      and length(q.plain) >= 16 and similarity(q.plain, written.plain) >= 0.6
    limit 20 for key share skip locked;
    return true;
end $$;
