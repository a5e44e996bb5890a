package org.copydesk.article;

import java.util.UUID;
import org.copydesk.comment.CommentPolicy;

/** A save has changed how readers may comment on an article. */
public record CommentPolicyChanged(UUID article, CommentPolicy policy) {}
