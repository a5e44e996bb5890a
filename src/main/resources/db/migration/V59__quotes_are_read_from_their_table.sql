-- What readers ask of quotes is put together from their table and the live editions.
drop view live_quote;
