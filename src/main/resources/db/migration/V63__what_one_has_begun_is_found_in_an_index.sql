-- The first list that an editor opens: what they have begun, the last changed first.
create index article_created_by on article (created_by, updated_at desc, id desc);
