create table quote (
    id                  uuid primary key,
    version             integer     not null,
    article_id          uuid        not null references article,
    kind                text        not null,
    text                text        not null,
    segments            jsonb       not null,
    anchored_revision   integer     not null,
    speaker_id          uuid        references person,
    speaker_as_written  text,
    cue                 text,
    hedge               text,
    said_at             timestamptz,
    medium              text,
    original_text       text,
    original_language   text,
    translator          text,
    status              text        not null,
    verification        jsonb,
    confidence          double precision,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    constraint quote_kind_known check (kind in ('DIRECT', 'PARTIAL', 'HEADLINE', 'INDIRECT')),
    constraint quote_status_known check (status in ('EXTRACTED', 'CONFIRMED', 'REJECTED', 'DISPUTED', 'STALE')),
    constraint quote_confidence_range check (confidence between 0 and 1),
    constraint quote_has_segments check (jsonb_array_length(segments) > 0),
    foreign key (article_id, anchored_revision) references revision (article_id, number)
);

create index quote_by_article on quote (article_id, id);
create index quote_by_speaker on quote (speaker_id, id);
create index quote_by_status on quote (status, id);

create table quote_chain (
    quote_id  uuid    not null references quote on delete cascade,
    position  integer not null,
    person_id uuid    references person,
    source_id uuid    references source,
    evidence  jsonb,
    primary key (quote_id, position),
    constraint quote_chain_person_or_source check (num_nonnulls(person_id, source_id) = 1)
);

create index quote_chain_by_person on quote_chain (person_id);
create index quote_chain_by_source on quote_chain (source_id);
