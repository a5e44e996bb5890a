-- The names of tags and sections were kept as they were typed and looked for by their letters alone, so that one tag could
-- stand there twice. They are kept and looked for as those of persons are; names that become equal stay apart by their slugs.
create index tag_by_key on tag (name_key(name));
create index section_by_key on section (name_key(name));

-- As Java's trim() does it.
create function pg_temp.kept(name text) returns text language sql immutable as
$$ select btrim(normalize(name), (select string_agg(chr(n), '') from generate_series(1, 32) n)) $$;

update tag set name = pg_temp.kept(name)
where name <> pg_temp.kept(name) and length(pg_temp.kept(name)) between 1 and 120;
update section set name = pg_temp.kept(name)
where name <> pg_temp.kept(name) and length(pg_temp.kept(name)) between 1 and 120;
