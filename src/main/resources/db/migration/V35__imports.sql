-- The bytes of an import are kept in pieces: an export of 200 MB is written and read in constant memory, and lies where
-- every node and every backup finds it.
create table story_import (
    id          uuid primary key,
    version     integer     not null,
    state       text        not null,
    parser      integer     not null,
    stories     integer     not null,
    total       integer     not null,
    done        integer     not null,
    problem     text,
    acceptance  jsonb,
    accepted_by text,
    worker      uuid,
    worked_at   timestamptz not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    updated_at  timestamptz not null,
    constraint story_import_state_known check (state in ('READING', 'PROPOSED', 'ACCEPTING', 'ACCEPTED', 'FAILED'))
);

create index story_import_newest on story_import (created_at desc, id desc);
create index story_import_unfinished on story_import (worked_at) where state in ('READING', 'ACCEPTING');

create table import_file (
    id           uuid primary key,
    import_id    uuid    not null references story_import on delete cascade,
    position     integer not null,
    name         text,
    format       text    not null,
    content_type text    not null,
    bytes        bigint  not null,
    sha256       text    not null,
    constraint import_file_format_known check (format in ('TEXT', 'HTML', 'MARKDOWN', 'WORDPRESS')),
    constraint import_file_in_order unique (import_id, position)
);

create table import_chunk (
    file_id  uuid    not null references import_file on delete cascade,
    position integer not null,
    bytes    bytea   not null,
    primary key (file_id, position)
);

create table imported_story (
    id              uuid primary key,
    version         integer not null,
    import_id       uuid    not null references story_import on delete cascade,
    position        integer not null,
    state           text    not null,
    sha256          text    not null,
    headline        text,
    url             text,
    quotes          integer not null,
    warnings        integer not null,
    confidence      double precision,
    proposal        jsonb,
    changes         jsonb,
    -- The article that was made of it, or that it proposes a revision of.
    article_id      uuid references article,
    article_version integer,
    accepted_at     timestamptz,
    problem         text,
    constraint imported_story_state_known check (state in ('PROPOSED', 'ACCEPTED', 'UNREADABLE')),
    constraint imported_story_in_order unique (import_id, position)
);

-- "Have we had this one before?"
create index imported_story_by_sha256 on imported_story (sha256) where article_id is not null;
create index imported_story_by_url on imported_story (url) where article_id is not null;
create index imported_story_by_headline on imported_story (lower(headline)) where article_id is not null;
create index imported_story_by_article on imported_story (article_id) where article_id is not null;

create index person_by_any_case on person (lower(name));
create index person_by_alias on person using gin (aliases);
create index source_by_any_case on source (lower(name));
create index source_by_alias on source using gin (aliases);

alter table citation add column also_declared_as text[] not null default '{}';

alter table quote
    add column rule    text,
    add column verdict text,
    add constraint quote_verdict_known check (verdict in ('CONFIRMED', 'CORRECTED', 'REJECTED')),
    add constraint quote_verdict_is_on_a_rule check (verdict is null or rule is not null);

create index quote_by_rule on quote (rule, verdict) where rule is not null;
