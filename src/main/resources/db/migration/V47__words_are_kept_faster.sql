-- Of the words of an edition nearly all are known: each is looked up first, and only of new ones is it asked whether they are
-- words. Nothing here may read all words that are known.
create or replace function keep_words() returns trigger language plpgsql as $$
begin
    insert into search_word
    select word
    from (select token as word
          from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', words_of(new.summary, new.text, new.quotes)))) token
          where length(token) between 4 and 40 and not exists (select from search_word known where known.word = token)
          offset 0) fresh
    where word ~ '^[[:alpha:]]+$';
    return null;
end $$;

drop function words_to_propose;
