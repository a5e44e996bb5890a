-- Two quotes that were written at once did not see each other: their conflict was missed, or stayed when it was none any
-- more. Now a quote is looked at when its transaction has done all else, and those that share words or a speaker one after
-- the other, so that who comes second sees the first, and nobody waits for longer than a commit. What a quote said before
-- counts too: others see it until then.
create or replace function find_conflicts_of_quote() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(key)
    from (select distinct hashtextextended(shared, 0) as key
          from unnest(array[old.plain, new.plain, old.speaker_id::text, new.speaker_id::text]) shared
          order by key) in_one_order;
    delete from quote_conflict where quote_id = new.id or other_id = new.id;
    perform from quote where id = new.id;
    if not found or new.speaker_id is null or length(new.plain) < 16 then
        return null;
    end if;
    -- One that is being deleted is in no conflict any more.
    insert into quote_conflict
    select least(new.id, q.id), greatest(new.id, q.id), 'ATTRIBUTION', 1
    from quote q
    where md5(q.plain) = md5(new.plain) and q.plain = new.plain and q.article_id <> new.article_id
      and q.speaker_id <> new.speaker_id
    limit 20 for key share skip locked;
    insert into quote_conflict
    select least(new.id, q.id), greatest(new.id, q.id), 'WORDING', similarity(q.plain, new.plain)
    from quote q
    where q.plain % new.plain and similarity(q.plain, new.plain) >= 0.6 and q.plain <> new.plain
      and length(q.plain) >= 16 and q.article_id <> new.article_id and q.speaker_id = new.speaker_id
    limit 20 for key share skip locked;
    return null;
end $$;

drop trigger quote_conflicts_found on quote;

create constraint trigger quote_conflicts_found after insert on quote
    deferrable initially deferred for each row when (new.speaker_id is not null)
    execute function find_conflicts_of_quote();

-- The ORM names every column, whatever has changed.
create constraint trigger quote_conflicts_kept after update of text, speaker_id on quote
    deferrable initially deferred for each row
    when (old.text is distinct from new.text or old.speaker_id is distinct from new.speaker_id)
    execute function find_conflicts_of_quote();
