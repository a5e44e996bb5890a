package org.copydesk.article;

import java.util.UUID;

/**
 * A save has changed words that quotes or citations are anchored in.
 *
 * @param headlineBefore what they were anchored in until now
 * @param textChanged false where only the headline has changed
 */
public record ArticleSaved(UUID article, String headlineBefore, String textBefore, boolean textChanged) {}
