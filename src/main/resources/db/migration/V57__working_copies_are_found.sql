-- An editor looks for a working copy by how words of its headline or its slug begin.
set local statement_timeout = 0;

create function headline_words(headline text, slug text) returns tsvector
language sql immutable parallel safe
return to_tsvector('newsroom_simple', headline || ' ' || replace(slug, '-', ' '));

-- Sorted in at once: a list of what is still to be sorted in would be read by each search, and now and then be sorted in by one
-- save for all, which took 0.1 to 0.2 s.
create index article_by_words on article using gin (headline_words(headline, slug)) with (fastupdate = off);
