package org.copydesk.taxonomy;

public enum ArticleType {
    NEWS,
    OPINION,
    ANALYSIS,
    REVIEW,
    LIVE,
    PRESS_RELEASE
}
