create table api_token (
    id           uuid primary key,
    name         text        not null,
    role         text        not null,
    sha256       text        not null constraint api_token_sha256_key unique,
    created_at   timestamptz not null,
    created_by   text        not null,
    revoked_at   timestamptz,
    constraint api_token_role_known check (role in ('ADMIN', 'EDITOR', 'WRITER', 'MODERATOR')),
    constraint api_token_name_length check (length(name) between 1 and 120)
);

-- One row: what this installation keeps of itself, shared by all of its nodes.
create table installation (
    id               boolean primary key default true check (id),
    secret           bytea not null,
    sample_loaded_at timestamptz
);
