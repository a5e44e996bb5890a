package org.copydesk.correction;

import java.util.UUID;

/** The newsroom no longer stands by an article: what was quoted in it is in doubt. */
public record ArticleRetracted(UUID article, String publicText, String editor) {}
