-- Whom a story names is looked for on the way of each import: without the capitals and accents of the name, and with
-- straight apostrophes, as in O’Neal and O'Neal.

-- Immutable by our word, as the searches are: unaccent's rules belong to the data.
create function name_key(name text) returns text language sql immutable strict parallel safe
return lower(unaccent(regdictionary 'unaccent', normalize(name)));

create function name_keys(name text, aliases text[]) returns text[] language sql immutable parallel safe
return array(select name_key(called) from unnest(name || aliases) called);

create index person_by_key on person using gin (name_keys(name, aliases)) with (gin_pending_list_limit = 64);
create index source_by_key on source using gin (name_keys(name, aliases)) with (gin_pending_list_limit = 64);

drop index person_by_any_case;
drop index person_by_alias;
drop index source_by_any_case;
drop index source_by_alias;
