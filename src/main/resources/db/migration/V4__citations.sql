create table citation (
    id           uuid primary key,
    version      integer     not null,
    article_id   uuid        not null references article,
    source_id    uuid        not null references source,
    role         text        not null,
    url          text,
    title        text,
    published_at timestamptz,
    retrieved_at timestamptz,
    archived_url text,
    declared_as  jsonb,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint citation_role_known check (role in
        ('REPUBLISHED_FROM', 'BASED_ON', 'INTERMEDIARY', 'PRIMARY', 'PHOTO_CREDIT', 'FURTHER_READING'))
);

create index citation_by_article on citation (article_id, id);
create index citation_by_source on citation (source_id, id);
