-- With the range of visibility in the index, a total or a place deep in a list is found without visiting the rows.
drop index edition_newest;
drop index edition_by_section;
create index edition_newest on edition (published_at desc, article_id desc) include (visible);
create index edition_by_section on edition (section, published_at desc, article_id desc) include (visible);

-- Once more, with the column for searching.
create or replace view live_edition as select * from edition where visible @> now();
