package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/**
 * Which live articles are asked for. Of several values any will do; null asks for nothing in particular.
 *
 * @param speakers who is quoted
 * @param authors who is credited, in whatever role
 * @param seenAt as readers saw them then, instead of now
 * @param words what a reader types into a search box
 */
public record ArticleWish(
        @Nullable List<String> sections,
        @Nullable List<String> withoutSections,
        @Nullable List<String> tags,
        @Nullable List<String> withoutTags,
        @Nullable List<ArticleType> types,
        @Nullable List<ArticleType> withoutTypes,
        @Nullable List<String> languages,
        @Nullable List<UUID> sources,
        @Nullable List<UUID> speakers,
        @Nullable List<UUID> authors,
        @Nullable List<UUID> ids,
        @Nullable Instant publishedFrom,
        @Nullable Instant publishedBefore,
        @Nullable Instant updatedAfter,
        @Nullable String words,
        @Nullable Instant seenAt) {}
