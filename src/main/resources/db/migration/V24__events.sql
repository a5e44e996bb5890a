create table event (
    id         uuid primary key,
    at         timestamptz not null,
    actor      text        not null,
    token_id   uuid,
    address    text,
    action     text        not null,
    kind       text        not null,
    record_id  uuid        not null,
    article_id uuid,
    changes    jsonb       not null,
    constraint event_action_known check (action in ('CREATED', 'UPDATED', 'DELETED'))
);

create index event_by_article on event (article_id, id desc) where article_id is not null;
create index event_by_record on event (record_id, id desc);
create index event_by_actor on event (actor, id desc);
create index event_by_kind on event (kind, id desc);

create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
    raise exception 'Events are never changed or removed.' using errcode = 'restrict_violation';
end $$;

create trigger event_is_immutable before update or delete on event
    for each row execute function refuse_change_of_event();
