-- A retraction that is lifted changes what readers are told, and no edition.
create trigger correction_announced after insert or update or delete or truncate on correction
    for each statement execute function announce_list();
