-- Under four eyes nobody approves what they edited last. Who has made the current version of an article does not tell it: that may
-- be who submitted or published it, and who adds a quote makes no version.
set local statement_timeout = 0;

alter table article add column edited_by text;
update article set edited_by = updated_by;
alter table article alter column edited_by set not null;
