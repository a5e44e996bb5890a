-- What readers see changes only in these tables. The database itself announces it, at commit and in the order of
-- commits, so that no writer can forget to: not a new resource, not an import, not an editor with psql.
create function announce_edition() returns trigger language plpgsql as $$
begin
    perform pg_notify('copydesk_changes', 'articles');
    perform pg_notify('copydesk_changes', 'article-' || coalesce(new.article_id, old.article_id));
    return null;
end $$;

create trigger edition_announced after insert or update or delete on edition
    for each row execute function announce_edition();

create function announce_comment() returns trigger language plpgsql as $$
begin
    if 'VISIBLE' in (new.state, old.state) then
        perform pg_notify('copydesk_changes', 'comments-' || coalesce(new.article_id, old.article_id));
    end if;
    return null;
end $$;

create trigger comment_announced after insert or update or delete on comment
    for each row execute function announce_comment();

create function announce_record() returns trigger language plpgsql as $$
begin
    perform pg_notify('copydesk_changes', tg_table_name || '-' || coalesce(new.id, old.id));
    return null;
end $$;

create trigger person_announced after insert or update or delete on person
    for each row execute function announce_record();
create trigger source_announced after insert or update or delete on source
    for each row execute function announce_record();

create function announce_list() returns trigger language plpgsql as $$
begin
    perform pg_notify('copydesk_changes', tg_table_name || 's');
    return null;
end $$;

create trigger section_announced after insert or update or delete or truncate on section
    for each statement execute function announce_list();
create trigger tag_announced after insert or update or delete or truncate on tag
    for each statement execute function announce_list();

-- Durations, because the clock of a node and that of the database never agree.
create function seconds_until(instant timestamptz) returns double precision language sql stable
return cast(extract(epoch from instant - now()) as double precision);

-- For how long what readers see stays as it is unless somebody writes: until an edition comes or goes.
create view calm as
select seconds_until(least(
           (select min(visible_from) from edition where visible_from > now()),
           (select min(upper(visible)) from edition where upper(visible) > now() and not upper_inf(visible)))) as seconds;
