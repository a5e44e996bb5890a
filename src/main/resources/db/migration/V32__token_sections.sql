-- Ids, so that a section may be renamed. One that is deleted stays in the list: a token must not reach further for it.
alter table api_token
    add column section_ids uuid[] not null default '{}',
    add constraint api_token_sections_limit_staff
        check (section_ids = '{}' or role in ('EDITOR', 'WRITER', 'MODERATOR'));
