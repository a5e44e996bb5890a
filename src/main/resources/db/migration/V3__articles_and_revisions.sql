create table article (
    id                   uuid primary key,
    version              integer     not null,
    slug                 text        not null,
    state                text        not null,
    -- Counts every change of the working copy, its quotes and its citations. An edition remembers the count it was
    -- made from, so that "live with newer draft" is a comparison and not a guess by clocks.
    edits                integer     not null,
    revision             integer     not null,
    type                 text        not null,
    headline             text        not null,
    alternative_headline text,
    standfirst           text,
    body                 text        not null,
    body_format          text        not null,
    html                 text        not null,
    text                 text        not null,
    blocks               jsonb       not null,
    word_count           integer     not null,
    reading_minutes      integer     not null,
    byline               text,
    dateline             jsonb,
    language             text        not null,
    section_id           uuid        not null references section,
    subjects             text[]      not null,
    urgency              integer,
    image                jsonb,
    rights               jsonb,
    ed_note              text,
    comment_policy       jsonb       not null,
    evolved_from         uuid        references article,
    created_at           timestamptz not null,
    created_by           text        not null,
    updated_at           timestamptz not null,
    updated_by           text        not null,
    constraint article_state_known check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'TRASHED')),
    constraint article_type_known check (type in ('NEWS', 'OPINION', 'ANALYSIS', 'REVIEW', 'LIVE', 'PRESS_RELEASE')),
    constraint article_body_format_known check (body_format in ('MARKDOWN', 'HTML')),
    constraint article_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
    constraint article_headline_length check (length(headline) between 1 and 300),
    constraint article_urgency_range check (urgency between 1 and 9)
);

-- A slug freed by the trash can be used again.
create unique index article_slug_key on article (slug) where state <> 'TRASHED';
create index article_newest on article (updated_at desc, id desc);
create index article_by_section on article (section_id, updated_at desc, id desc);
create index article_by_evolved_from on article (evolved_from) where evolved_from is not null;

create table article_creator (
    article_id uuid    not null references article on delete cascade,
    position   integer not null,
    person_id  uuid    not null references person,
    role       text    not null,
    primary key (article_id, position)
);

create index article_creator_by_person on article_creator (person_id);

create table article_tag (
    article_id uuid    not null references article on delete cascade,
    position   integer not null,
    tag_id     uuid    not null references tag,
    primary key (article_id, position),
    constraint article_tag_once unique (article_id, tag_id)
);

create index article_tag_by_tag on article_tag (tag_id);

create table revision (
    id              uuid primary key,
    article_id      uuid        not null references article,
    number          integer     not null,
    kind            text        not null,
    note            text,
    -- Text, not jsonb: the hash is taken over these very bytes.
    snapshot        text        not null,
    previous_sha256 text,
    sha256          text        not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    constraint revision_number_key unique (article_id, number),
    constraint revision_number_positive check (number > 0),
    constraint revision_first_has_no_previous check ((number = 1) = (previous_sha256 is null)),
    constraint revision_kind_known check (kind in ('CREATION', 'EDIT', 'RESTORATION'))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are never changed or removed.', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger revision_is_immutable before update or delete on revision
    for each row execute function refuse_change();
