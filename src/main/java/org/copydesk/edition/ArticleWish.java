package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/**
 * Which live articles are asked for. Of several values any will do; none, or null, asks for nothing in particular.
 *
 * @param languages as ranges (RFC 4647): {@code en} is for {@code en-GB}, too
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
        @Nullable Instant seenAt) {

    ArticleWish in(List<String> languages) {
        return new ArticleWish(
                sections,
                withoutSections,
                tags,
                withoutTags,
                types,
                withoutTypes,
                languages,
                sources,
                speakers,
                authors,
                ids,
                publishedFrom,
                publishedBefore,
                updatedAfter,
                words,
                seenAt);
    }
}
