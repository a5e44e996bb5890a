package org.copydesk.article;

import java.time.Instant;
import java.util.UUID;
import org.copydesk.taxonomy.ArticleType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

        @Schema(description = "Was the article changed since its newest edition, live or planned, was made?")
        boolean newerDraft,

        int version,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
