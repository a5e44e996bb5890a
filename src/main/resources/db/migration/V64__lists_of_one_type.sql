-- A type that few articles are of was looked for through all of them.
create index edition_live_by_type on edition (type, published_at desc, article_id desc) include (visible) where not past;
