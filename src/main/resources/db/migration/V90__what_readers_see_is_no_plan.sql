-- Whether an edition is planned is asked for the instant at which a transaction began. One that has begun before the
-- transaction is done was shown to readers, and is neither deleted nor dated otherwise: the write is made again.
create function refuse_what_has_begun() returns trigger language plpgsql as $$
begin
    if old.visible_from <= clock_timestamp() then
        raise serialization_failure using message = 'an edition has begun that was only planned';
    end if;
    return null;
end $$;

-- What the same transaction has made, nobody was shown.
create constraint trigger edition_begun_is_kept after delete or update of visible_from on edition
    deferrable initially deferred for each row when (old.visible_from > now() and old.created_at <> now())
    execute function refuse_what_has_begun();
