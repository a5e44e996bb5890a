-- Words to propose to a reader whose search finds nothing. They are candidates and no more: they come from editions that
-- nobody may see yet, or any longer, too, so what is proposed is looked up in live ones first.
create function words_of(summary jsonb, text text, quotes jsonb) returns text language sql immutable parallel safe
return concat_ws(' ', summary ->> 'headline', summary ->> 'standfirst', text,
                 cast(jsonb_path_query_array(quotes, '$[*].speaker.name') as text));

-- A word may stand here twice, where two editions brought it at once: to forbid it, one publication would have to wait for
-- the other.
create table search_word (word text not null);

create index search_word_by_word on search_word (word);
create index search_word_by_likeness on search_word using gin (word gin_trgm_ops);

create function words_to_propose(words text) returns setof text language sql stable parallel safe
begin atomic
    select word from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', words))) word
    where word ~ '^[[:alpha:]]{4,40}$';
end;

create function keep_words() returns trigger language plpgsql as $$
begin
    insert into search_word
    select candidate from words_to_propose(words_of(new.summary, new.text, new.quotes)) candidate
    where not exists (select from search_word where word = candidate);
    return null;
end $$;

create trigger edition_words_kept after insert on edition for each row execute function keep_words();

-- Whether a live edition has words. It is enough to find one, for which a planner would read the whole table where it takes
-- the words for common ones.
create function is_live(words text) returns boolean language sql stable set enable_seqscan = off
begin atomic
    select exists (select from search_queries(words) query join live_edition e on e.search @@ query.sought);
end;

-- What may have been meant by a word that finds nothing: the most like it that stands, letter for letter, in an edition that
-- is live. A few editions are looked at: a word of which they all have another form is not proposed.
create function word_meant(typed text) returns text language sql stable set enable_seqscan = off
begin atomic
    select candidate.word
    from (select word, similarity(word, lower(typed)) as likeness from search_word where word % lower(typed)
          group by word order by likeness desc, word limit 5) candidate
    where exists (
        select from (select e.summary, e.text, e.quotes
                     from search_queries(candidate.word) query join live_edition e on e.search @@ query.sought limit 20) live
        where words_of(live.summary, live.text, live.quotes) ~* ('\m' || candidate.word || '\M'))
    order by candidate.likeness desc, candidate.word limit 1;
end;

-- Of what is there already the newest will do: a migration must not take long.
insert into search_word
select distinct candidate
from (select summary, text, quotes from edition order by published_at desc limit 1000) newest,
     words_to_propose(words_of(summary, text, quotes)) candidate;
