-- An editor looks for a quote or a comment by how its words, or those of whose it is, begin.
set local statement_timeout = 0;

create function quote_words(text text, original text, speaker text) returns tsvector language sql immutable parallel safe
return to_tsvector('newsroom_simple', text || ' ' || coalesce(original, '') || ' ' || coalesce(speaker, ''));

create function comment_words(body text, author text) returns tsvector language sql immutable parallel safe
return to_tsvector('newsroom_simple', author || ' ' || body);

-- Sorted in at once, as V57 says.
create index quote_by_words on quote using gin (quote_words(text, original_text, speaker_as_written)) with (fastupdate = off);
create index comment_by_words on comment using gin (comment_words(body, author_name)) with (fastupdate = off);
