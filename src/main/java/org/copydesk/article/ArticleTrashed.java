package org.copydesk.article;

import java.util.UUID;

/** An article was moved to the trash: readers may no longer see it. */
public record ArticleTrashed(UUID article) {}
