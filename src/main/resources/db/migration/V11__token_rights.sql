alter table api_token
    add column scopes       text[] not null default '{}',
    add column expires_at   timestamptz,
    add column last_used_at timestamptz,
    drop constraint api_token_role_known,
    add constraint api_token_role_known check (role in ('ADMIN', 'EDITOR', 'WRITER', 'MODERATOR', 'PARTNER')),
    add constraint api_token_scopes_known check (scopes <@ array ['EMBARGO']);
