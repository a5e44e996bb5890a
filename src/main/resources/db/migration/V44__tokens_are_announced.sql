-- Nodes remember for some seconds whose token it is. That it was used is nothing they must hear of.
create trigger api_token_announced after delete or update of name, role, scopes, section_ids, revoked_at, expires_at on api_token
    for each statement execute function announce_list();
