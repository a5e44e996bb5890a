create extension if not exists pg_trgm;

-- Marks, capitals and white space do not make other words.
alter table quote add column plain text not null generated always as (
    btrim(regexp_replace(lower(text), '[^[:alnum:]]+', ' ', 'g'))) stored;

create index quote_by_same_words on quote (md5(plain));
create index quote_by_like_words on quote using gin (plain gin_trgm_ops);

create table quote_conflict (
    quote_id   uuid not null references quote on delete cascade,
    other_id   uuid not null references quote on delete cascade,
    kind       text not null,
    similarity real not null,
    primary key (quote_id, other_id),
    constraint quote_conflict_kind_known check (kind in ('ATTRIBUTION', 'WORDING')),
    constraint quote_conflict_told_once check (quote_id < other_id)
);

create index quote_conflict_by_other on quote_conflict (other_id);

-- Found when a quote is written, by two looks into an index, because comparing all with all takes for ever. The same
-- words of two speakers; words of one speaker that are told in two ways. Few words are said by many, and a saying that
-- everybody uses is in no more than twenty conflicts.
create function find_conflicts_of_quote() returns trigger language plpgsql as $$
begin
    delete from quote_conflict where quote_id = new.id or other_id = new.id;
    if new.speaker_id is null or length(new.plain) < 16 then
        return null;
    end if;
    insert into quote_conflict
    select least(new.id, q.id), greatest(new.id, q.id), 'ATTRIBUTION', 1
    from quote q
    where md5(q.plain) = md5(new.plain) and q.plain = new.plain and q.article_id <> new.article_id
      and q.speaker_id <> new.speaker_id
    limit 20;
    insert into quote_conflict
    select least(new.id, q.id), greatest(new.id, q.id), 'WORDING', similarity(q.plain, new.plain)
    from quote q
    where q.plain % new.plain and similarity(q.plain, new.plain) >= 0.6 and q.plain <> new.plain
      and length(q.plain) >= 16 and q.article_id <> new.article_id and q.speaker_id = new.speaker_id
    limit 20;
    return null;
end $$;

create trigger quote_conflicts_found after insert or update of text, speaker_id on quote
    for each row execute function find_conflicts_of_quote();
