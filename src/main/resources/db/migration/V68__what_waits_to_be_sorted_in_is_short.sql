-- PostgreSQL keeps what is new in a GIN index in a list first, up to 4 MB of it, and sorts it in all at once. Each search reads
-- that list from end to end: after 450 editions it took one and a half to twice as long. And the write that finds the
-- list full waits until everything is sorted in, which is why V57 and V61 went without a list, so that each
-- word of a headline was a way through the tree. The shortest list that PostgreSQL keeps is best for both.
do $$
declare
    named regclass;
begin
    for named in
        select i.indexrelid from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
        where m.amname = 'gin' and c.relnamespace = current_schema::regnamespace
    loop
        execute format('alter index %s set (fastupdate = on, gin_pending_list_limit = 64)', named);
        perform gin_clean_pending_list(named);
    end loop;
end $$;
