package org.copydesk.article;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

public record DeskArticleSummary(
        UUID id,
        String slug,
        ArticleType type,
        String headline,
        String section,
        String language,
        Article.State state,
        ArticlePublication.LiveState liveState,
        @Nullable Instant visibleFrom,
        @Nullable Instant visibleTo,
        int version,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
