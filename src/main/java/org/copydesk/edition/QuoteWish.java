package org.copydesk.edition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which quotes of live articles are asked for. Of several values any will do; none, or null, asks for nothing in particular.
 *
 * @param words what a reader types into a search box
 * @param ids of the quotes themselves
 * @param sources through whom the quote came, at whatever step
 * @param articles in which it is
 * @param sections of those articles
 * @param languages of those articles, as ranges (RFC 4647): {@code en} is for {@code en-GB}, too
 */
public record QuoteWish(
        @Nullable String words,
        List<UUID> ids,
        List<UUID> speakers,
        List<UUID> sources,
        List<UUID> articles,
        List<String> sections,
        List<String> languages,
        @Nullable Instant publishedFrom,
        @Nullable Instant publishedBefore) {

    /** What a person said. */
    public static QuoteWish by(UUID speaker, @Nullable String words) {
        return new QuoteWish(
                words, List.of(), List.of(speaker), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /** What came through a source. */
    public static QuoteWish through(UUID source, @Nullable String words) {
        return new QuoteWish(words, List.of(), List.of(), List.of(source), List.of(), List.of(), List.of(), null, null);
    }

    QuoteWish in(List<String> languages) {
        return new QuoteWish(
                words, ids, speakers, sources, articles, sections, languages, publishedFrom, publishedBefore);
    }
}
