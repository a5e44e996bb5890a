-- Whether any live article names a person, cites a source or has a tag. An index gathers all that do before it shows the
-- first, and an agency may be in every third of a million. Who is in so many is in one of these, which are looked at first.
create view newest_edition as
select person_ids, source_ids, tags from live_edition order by published_at desc, article_id desc limit 200;
