package org.copydesk.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/**
 * Which working copies are asked for. Of several values any will do; none, or null, asks for nothing in particular.
 *
 * @param words how words of the headline or the slug begin
 * @param authors who is credited, in whatever role
 * @param live how they stand with their readers
 * @param isForEverySection whether the sections do not matter; otherwise of none there is nothing to show
 */
record WorkingCopyWish(
        @Nullable String words,
        List<UUID> ids,
        List<String> tags,
        List<String> withoutTags,
        List<UUID> authors,
        List<ArticleType> types,
        List<ArticleType> withoutTypes,
        List<String> languages,
        List<Article.State> states,
        List<LiveState> live,
        List<String> createdBy,
        List<String> updatedBy,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedBefore,
        boolean isForEverySection,
        List<UUID> sections,
        List<UUID> withoutSections) {

    boolean isForAnIndex() {
        return words != null || !tags.isEmpty() || !authors.isEmpty();
    }

    /** Most articles are live; of those that stand in another way few may be met on the way. */
    boolean isForFew() {
        return !live.isEmpty() && !live.contains(LiveState.LIVE);
    }
}
