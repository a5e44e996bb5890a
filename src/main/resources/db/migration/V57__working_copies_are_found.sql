-- An editor looks for a working copy by how words of its headline or its slug begin.
set local statement_timeout = 0;

create function headline_words(headline text, slug text) returns tsvector
language sql immutable parallel safe
return to_tsvector('newsroom_simple', headline || ' ' || replace(slug, '-', ' '));

-- A save adds to the list of what is to be sorted in; kept short, it is soon read through by who searches, and sorted in.
create index article_by_words on article using gin (headline_words(headline, slug))
    with (gin_pending_list_limit = 512);
