-- A list that brings the comments on many articles along is not told of each of them: so many tags would be too long a header.
create or replace function announce_comment() returns trigger language plpgsql as $$
begin
    if 'VISIBLE' in (new.state, old.state) then
        perform pg_notify('copydesk_changes', 'comments');
        perform pg_notify('copydesk_changes', 'comments-' || coalesce(new.article_id, old.article_id));
    end if;
    return null;
end $$;
