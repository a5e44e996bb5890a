create table person (
    id          uuid primary key,
    version     integer     not null,
    kind        text        not null,
    name        text        not null,
    aliases     text[]      not null,
    job_title   text,
    affiliation text,
    same_as     text[]      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint person_kind_known check (kind in ('PERSON', 'ORGANISATION', 'GROUP', 'ROLE', 'UNNAMED')),
    constraint person_name_length check (length(name) between 1 and 200)
);

create index person_by_name on person (name, id);

create table source (
    id           uuid primary key,
    version      integer     not null,
    kind         text        not null,
    name         text        not null,
    aliases      text[]      not null,
    homepage     text,
    country      text,
    language     text,
    usage_terms  text,
    confidential boolean     not null,
    note         text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    constraint source_kind_known check (kind in
        ('OUTLET', 'AGENCY', 'OFFICIAL_BODY', 'ORGANISATION', 'DOCUMENT', 'DATASET', 'SOCIAL_POST', 'PERSON', 'UNKNOWN')),
    constraint source_name_length check (length(name) between 1 and 200),
    constraint source_country_shape check (country ~ '^[A-Z]{2}$')
);

create index source_by_name on source (name, id);
