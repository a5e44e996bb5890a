package org.copydesk.article;

/** A working copy was saved as a new revision: what is anchored in its text must be looked at again. */
public record ArticleSaved(Article article) {}
