-- Who uses a source or a person: the answer to "why can I not delete it?".
create view source_use as
select source_id, 'citation' as kind, id, article_id from citation
union all
select c.source_id, 'quote', c.quote_id, q.article_id
from quote_chain c join quote q on q.id = c.quote_id where c.source_id is not null;

create view person_use as
select person_id, 'article' as kind, article_id as id, article_id from article_creator
union all
select speaker_id, 'quote', id, article_id from quote where speaker_id is not null
union all
select c.person_id, 'quote', c.quote_id, q.article_id
from quote_chain c join quote q on q.id = c.quote_id where c.person_id is not null;
