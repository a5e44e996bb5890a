-- A language that few articles are in was looked for through all of them.
create index edition_live_by_language on edition (language, published_at desc, article_id desc) include (visible) where not past;
