create table section (
    id          uuid primary key,
    version     integer     not null,
    slug        text        not null constraint section_slug_key unique,
    name        text        not null,
    description text,
    position    integer     not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint section_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    constraint section_name_length check (length(name) between 1 and 120)
);

create table tag (
    id          uuid primary key,
    version     integer     not null,
    slug        text        not null constraint tag_slug_key unique,
    name        text        not null,
    description text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint tag_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    constraint tag_name_length check (length(name) between 1 and 120)
);
