create table review_note (
    id         uuid primary key,
    article_id uuid        not null references article,
    revision   integer     not null,
    kind       text        not null,
    body       text,
    created_by text        not null,
    created_at timestamptz not null,
    constraint review_note_kind_known check (kind in ('NOTE', 'SUBMISSION', 'APPROVAL', 'CHANGES_REQUEST')),
    constraint review_note_body_length check (length(body) between 1 and 5000)
);

create index review_note_by_article on review_note (article_id, created_at, id);
