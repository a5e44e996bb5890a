-- An article is read in one piece where its texts lie in the row itself: its words for searching alone are stored apart, two
-- rows in a page, in place of the texts, too, and five. What is there already stays as it is until it is written anew.
alter table edition set (toast_tuple_target = 4080);
