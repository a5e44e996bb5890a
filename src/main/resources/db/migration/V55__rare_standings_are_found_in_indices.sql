-- The desk asks for the articles that are scheduled, retracted, expired, not published yet or changed since. How an article stands
-- follows from the clock and its editions, and to find the few that stand so, that of all was found out. Now each such list begins
-- with a set, kept in an index, that has all of them and few others.
set local statement_timeout = 0;

-- Whether a working copy says what no edition says that is live or planned. What is over is not looked after: an article whose
-- time has run out is expired, not unpublished.
create function is_unseen(article uuid, edits integer) returns boolean language plpgsql stable as $$
begin
    return (select coalesce($2 > min(e.edits), true) from edition e
            where e.article_id = $1 and (upper_inf(e.visible) or upper(e.visible) > now()) and not e.past);
end $$;

alter table article add column unseen boolean not null default false;
alter table article alter column unseen set default true;
update article set unseen = true where is_unseen(id, edits);
create index article_unseen on article (updated_at desc, id desc) where unseen;
-- Of an empty table a planner that was told so would go on to believe it.
do $$ begin
    if exists (select from article) then
        analyze article (unseen);
    end if;
end $$;

-- Whoever changes the editions of an article holds its row, so that no edit slips in between. Once all is done: a publication
-- ends one edition and begins another.
create function keep_unseen() returns trigger language plpgsql as $$
begin
    update article set unseen = not unseen
    where id = coalesce(new.article_id, old.article_id) and unseen <> is_unseen(id, edits);
    return null;
end $$;

create constraint trigger article_unseen_kept after insert or delete or update of visible_from, visible_to, ended_at on edition
    deferrable initially deferred for each row execute function keep_unseen();

-- Articles that may stand so with their readers: all that do, and some that do no longer.
create view rare_publication as
select article_id, 'SCHEDULED' as live_state from edition
where visible_from > now() and not past and embargoed_from <= now() is not true
union all
select article_id, 'EMBARGOED' from edition where visible_from > now() and not past and embargoed_from <= now()
union all
select article_id, 'RETRACTED' from correction where kind = 'RETRACTION' and lifted_at is null;

-- Editions that nothing but their time has ended. There may be many: what an agency gives for three months.
create view expired_edition as
select id, article_id from edition
where visible_to <= now() and visible_to is not null and (ended_at is null or ended_at >= visible_to);

create index edition_that_expires on edition (visible_to)
    where visible_to is not null and (ended_at is null or ended_at >= visible_to);

-- Which part of a table a sample of some ten thousand rows is, at most all of it.
create function sampled_share(rows regclass) returns double precision language sql stable as $$
    select least(1, 10000 / greatest(10000, reltuples)) from pg_class where oid = rows
$$;
