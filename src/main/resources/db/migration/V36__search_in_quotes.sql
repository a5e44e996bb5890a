-- The words of a quote are searched in the language of the edition that carries it, as articles are.
alter table edition_quote
    add column text     text not null default '',
    add column language text not null default 'en';

update edition_quote q set text = e.quotes -> q.position ->> 'text', language = e.language
from edition e where e.id = q.edition_id;

alter table edition_quote add column search tsvector not null generated always as (
    to_tsvector(search_config(language), text) || array_to_tsvector(array['#' || search_language(language)])) stored;

create index edition_quote_by_words on edition_quote using gin (search);
