-- A list in the order of one date asks for another, or for what few have. The index of its order has that, too: what does not
-- fit is passed over there, and its row is not read.
drop index edition_newest_change, edition_live_newest, article_newest;
create index edition_newest_change on edition (visible_from desc, article_id desc, published_at) where not past;
create index edition_live_newest on edition (published_at desc, article_id desc, visible_from) include (visible) where not past;
create index article_newest on article (updated_at desc, id desc, state, type, language, updated_by);
