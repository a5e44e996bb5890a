-- Who asks for articles in en means those in en-GB, too (RFC 4647, 3.3.1). Which languages there are to choose from is kept, as
-- an index finds the articles of a language in their order, and those of a range of languages in none.
set local statement_timeout = 0;

create table published_language (tag text primary key);

create or replace function keep_language() returns trigger language plpgsql as $$
begin
    insert into language_in_use
    select name from search_language(new.language) name
    where not exists (select from language_in_use known where known.name = search_language(new.language))
    on conflict do nothing;
    insert into published_language
    select new.language
    where not exists (select from published_language known where known.tag = new.language)
    on conflict do nothing;
    return null;
end $$;

-- Those that are not past have an index, which is a hundredth of the table.
insert into published_language
select language from edition where not past union select language from edition where past;
