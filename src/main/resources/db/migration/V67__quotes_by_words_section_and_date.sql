-- What was said about something in one section, or in one year, was looked for in all that has the words.
alter table edition_quote add column section text not null default '';
update edition_quote q set section = e.section from edition e where e.id = q.edition_id;
alter table edition_quote alter column section drop default;

drop index edition_quote_by_words;
create index edition_quote_by_words
    on edition_quote using gin (search, (array[section]), (array[language]), calendar_of(published_at)) where not past;
