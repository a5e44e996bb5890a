create extension if not exists fuzzystrmatch;

-- A short word with one wrong letter, or one in which two letters changed places, has few trigrams in common with what was
-- meant: such words are looked up by themselves. Of all candidates those come first that take the fewest strokes to put right;
-- of two letters that changed places nothing was mistyped but their order.
create or replace function word_meant(typed text) returns text language sql stable
set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
begin atomic
    select candidate.word
    from (select word,
                 case when word = any (swapped) then 0 else levenshtein(word, lower(typed)) end as strokes,
                 similarity(word, lower(typed)) as likeness
          from (select array(select overlay(lower(typed) placing reverse(substr(lower(typed), at, 2)) from at)
                             from generate_series(1, length(typed) - 1) at) as swapped,
                       array(select overlay(lower(typed) placing '_' from at for 1)
                             from generate_series(1, length(typed)) at where length(typed) = 4) as replaced
                offset 0) slip
          join search_word on word % lower(typed) or word = any (swapped) or word like any (replaced)
          group by word, strokes order by strokes, likeness desc, word limit 5) candidate
    where exists (
        select from (select e.summary, e.text, e.quotes
                     from search_queries(candidate.word) query
                     join live_edition e on e.search @@ query.sought and search_language(e.language) = any (query.languages)
                     limit 20) live
        where words_of(live.summary, live.text, live.quotes) ~* ('\m' || candidate.word || '\M'))
    order by candidate.strokes, candidate.likeness desc, candidate.word limit 1;
end;
