-- A revision is kept whole, or as a change of an earlier one that is.
alter table revision
    alter column snapshot drop not null,
    add column delta bytea,
    add column base integer,
    add constraint revision_whole_or_change check (num_nonnulls(snapshot, delta) = 1 and num_nonnulls(snapshot, base) = 1),
    add constraint revision_base_fkey foreign key (article_id, base) references revision (article_id, number);

-- The newest revision takes further saves of the same person, as long as nothing was published from it.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.id, new.article_id, new.number, new.kind) = (old.id, old.article_id, old.number, old.kind)
       and new.previous_sha256 is not distinct from old.previous_sha256
       and not exists (select from revision where article_id = old.article_id and number > old.number)
       and not exists (select from edition where revision_id = old.id) then
        return new;
    end if;
    raise exception 'Rows of % are never changed or removed.', tg_table_name using errcode = 'restrict_violation';
end $$;

create index edition_by_revision on edition (revision_id);
