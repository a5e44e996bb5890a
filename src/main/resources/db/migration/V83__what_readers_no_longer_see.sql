-- Who keeps a copy of the published articles asks what is gone since. An edition that gave way to the next one is not, and of
-- those there are many.
create index edition_gone on edition (upper(visible), article_id)
    where withdrawn or visible_to is not null and (ended_at is null or ended_at >= visible_to);
