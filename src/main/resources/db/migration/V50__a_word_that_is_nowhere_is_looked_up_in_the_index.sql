-- It is enough to find one article, for which a planner reads the whole table by way of another index, too, where it takes the
-- words for common ones: three seconds with 100,000 articles.
alter function is_live set enable_indexscan = off;
alter function is_live set enable_indexonlyscan = off;
alter function word_meant set enable_indexscan = off;
alter function word_meant set enable_indexonlyscan = off;
