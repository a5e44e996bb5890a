-- Readers see the visible comments of an article: a flood of others that wait for a moderator, or were rejected, is not passed.
create index comment_visible_newest on comment (article_id, created_at desc, id desc) where state = 'VISIBLE';
create index comment_visible_thread on comment (article_id, path) where state = 'VISIBLE';
drop index comment_thread;

-- Has a guest had a comment approved before? Asked for each new one where the first is moderated.
create index comment_by_guest on comment (email_sha256) where state = 'VISIBLE' and email_sha256 is not null;

-- All comments, for moderators.
create index comment_latest on comment (created_at desc, id desc);

-- Which state is rare depends on the newsroom: without reviews articles stay drafts, with them they end as approved.
create index article_by_state on article (state, updated_at desc, id desc);

-- Most events are updates.
create index event_of_deletion on event (id desc) where action = 'DELETED';
