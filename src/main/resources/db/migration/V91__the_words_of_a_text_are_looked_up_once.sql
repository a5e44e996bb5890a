-- To look up each word of a text is a third of what a publication writes, and mostly it is the text that readers have: then its
-- words were kept with an edition that they saw no later. Of older editions V86 had only the words that are proposed: each article's
-- next one has all of its words looked up.
do $$
begin
    execute format('create function words_kept_since() returns timestamptz language sql immutable parallel safe return timestamptz %L', now());
end $$;

create or replace function keep_words() returns trigger language plpgsql as $$
declare
    body text := case when exists (
        select from edition kept
        where kept.article_id = new.article_id and kept.id <> new.id and kept.visible_from <= new.visible_from
            and kept.created_at >= words_kept_since() and (kept.language, kept.text) = (new.language, new.text)) then '' else new.text end;
    tokens text[] := tsvector_to_array(to_tsvector('pg_catalog.simple', words_of(new.summary, body, new.quotes)));
begin
    insert into search_word
    select word
    from (select token as word
          from unnest(tokens) token
          where length(token) between 4 and 40 and not exists (select from search_word known where known.word = token)
          offset 0) fresh
    where word ~ '^[[:alpha:]]+$' and is_plain(word);
    perform keep_beginnings(tokens, search_language(new.language), new.visible_from);
    return null;
end $$;
