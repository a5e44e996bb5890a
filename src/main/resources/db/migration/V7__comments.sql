create table comment (
    id            uuid primary key,
    version       integer     not null,
    article_id    uuid        not null references article,
    parent_id     uuid        references comment,
    -- The ids from the root of the thread down to this comment: sorting by it is reading order.
    path          uuid[]      not null,
    depth         integer     not null,
    author_name   text        not null,
    email_sha256  text,
    body          text        not null,
    links         integer     not null,
    quote_id      uuid        references quote,
    state         text        not null,
    decisions     jsonb       not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint comment_state_known check (state in ('PENDING', 'VISIBLE', 'HELD', 'REJECTED', 'DELETED')),
    constraint comment_body_length check (length(body) between 1 and 5000),
    constraint comment_author_length check (length(author_name) between 1 and 80),
    constraint comment_path_ends_with_itself check (path[cardinality(path)] = id and depth = cardinality(path) - 1)
);

create index comment_thread on comment (article_id, path);
create index comment_newest on comment (article_id, created_at desc, id desc);
create index comment_queue on comment (state, created_at desc, id desc);
create index comment_by_parent on comment (parent_id) where parent_id is not null;
create index comment_by_quote on comment (quote_id) where quote_id is not null;
