-- Who tags an article among thousands of tags looks for one by how words of its name or its slug begin.
create index tag_by_words on tag using gin (headline_words(name, slug));
