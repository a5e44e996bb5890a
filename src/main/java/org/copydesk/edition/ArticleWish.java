package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/**
 * Which live articles are asked for. Of several values any will do; none, or null, asks for nothing in particular.
 *
 * @param speakers who is quoted
 * @param authors who is credited, in whatever role
 * @param seenAt as readers saw them then, instead of now
 * @param words what a reader types into a search box
 */
public record ArticleWish(
        List<String> sections,
        List<String> withoutSections,
        List<String> tags,
        List<String> withoutTags,
        List<ArticleType> types,
        List<ArticleType> withoutTypes,
        List<String> languages,
        List<UUID> sources,
        List<UUID> speakers,
        List<UUID> authors,
        List<UUID> ids,
        @Nullable Instant publishedFrom,
        @Nullable Instant publishedBefore,
        @Nullable Instant updatedAfter,
        @Nullable String words,
        @Nullable Instant seenAt) {}
