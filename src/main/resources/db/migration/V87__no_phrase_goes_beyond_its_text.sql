-- Headline, standfirst, names and text are a word apart, as PostgreSQL keeps the texts of a JSON array: who seeks a phrase does not
-- find the last word of one with the first of the next. Of what is published the words keep their places until its next edition.
create or replace function keep_words_of_edition() returns trigger language plpgsql as $$
declare
    config regconfig := search_config(new.language);
    speakers text := jsonb_path_query_array(cast(new.quotes as jsonb), '$[*].speaker.name');
    gap tsvector := '#:1';
begin
    new.search := ts_delete(
            setweight(to_tsvector(config, searchable(coalesce(new.summary ->> 'headline', ''))), 'A') || gap
            || setweight(to_tsvector(config, searchable(coalesce(new.summary ->> 'standfirst', ''))), 'B') || gap
            || setweight(jsonb_to_tsvector(config, cast(searchable(speakers) as jsonb), '["string"]'), 'B') || gap
            || setweight(to_tsvector(config, searchable(new.text)), 'C'), '#')
        || array_to_tsvector(array['#' || search_language(new.language)]);
    return new;
end $$;
