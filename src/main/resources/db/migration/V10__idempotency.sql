create table kept_answer (
    id             text primary key,
    request        text        not null,
    status         integer     not null,
    body           text,
    record_id      uuid,
    record_version integer,
    created_at     timestamptz not null
);

-- The old ones are looked for at every insert.
create index kept_answer_created_at on kept_answer (created_at);
