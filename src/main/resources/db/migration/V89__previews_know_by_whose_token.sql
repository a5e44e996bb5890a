-- Null where somebody made it who had signed in, and where it was made before this was kept.
alter table preview add column token_id uuid references api_token;
