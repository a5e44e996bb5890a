create table preview (
    id         uuid primary key,
    article_id uuid        not null references article,
    sha256     text        not null constraint preview_sha256_key unique,
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index preview_by_article on preview (article_id, created_at desc, id desc);
