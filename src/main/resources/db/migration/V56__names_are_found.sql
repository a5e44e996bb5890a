-- Who looks for a person or a source types how the words of the name begin, without its capitals and accents.

-- Immutable by our word: for PostgreSQL the text of an element depends on settings, which is so for other types than text.
create function name_words(name text, aliases text[]) returns tsvector language sql immutable parallel safe
return to_tsvector('newsroom_simple', name || ' ' || array_to_string(aliases, ' '));

-- Null where nothing is typed that could be in a name, which then finds none.
create function words_begun(typed text) returns tsquery language sql stable parallel safe
return (select cast(string_agg(quote_literal(word) || ':*', ' & ') as tsquery)
        from unnest(tsvector_to_array(to_tsvector('newsroom_simple', replace(typed, '-', ' ')))) word);

create index person_by_words on person using gin (name_words(name, aliases));
create index source_by_words on source using gin (name_words(name, aliases));

create trigger persons_announced after insert or update or delete or truncate on person
    for each statement execute function announce_list();
create trigger sources_announced after insert or update or delete or truncate on source
    for each statement execute function announce_list();
