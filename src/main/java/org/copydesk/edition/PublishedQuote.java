package org.copydesk.edition;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.copydesk.anchor.Anchor;
import org.copydesk.quote.ChainLink;
import org.copydesk.quote.Quote;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A quote as readers see it.
 *
 * @param segments where its words stand in the plain text of the edition (in the headline for a headline quote), in code
 *     points, end exclusive
 * @param chain from the speaker to this article, in order
 */
public record PublishedQuote(
        UUID id,
        Quote.Kind kind,
        String text,
        List<Anchor> segments,
        @Nullable PublishedPerson speaker,
        @Nullable String speakerAsWritten,
        @Nullable String cue,
        @Nullable String hedge,
        List<Link> chain,
        @Nullable Instant saidAt,
        @Nullable String medium,
        @Nullable String originalText,
        @Nullable String originalLanguage,
        @Nullable String translator,
        Quote.Status status) {

    public static final TypeReference<PublishedQuote> TYPE = new TypeReference<>() {};

    /** @param evidence the words of the article that tell of this step */
    @Schema(name = "ChainLink")
    public record Link(
            @Nullable PublishedPerson person,
            @Nullable PublishedSource source,
            @Nullable String evidence) {

        static Link of(ChainLink link) {
            return new Link(
                    link.person == null ? null : PublishedPerson.of(link.person),
                    link.source == null ? null : PublishedSource.of(link.source),
                    link.evidence == null ? null : link.evidence.exact());
        }

        static boolean mayBeShown(ChainLink link) {
            return link.source == null || !link.source.confidential;
        }
    }

    static PublishedQuote of(Quote quote) {
        return new PublishedQuote(
                quote.id,
                quote.kind,
                quote.text,
                quote.segments,
                quote.speaker == null ? null : PublishedPerson.of(quote.speaker),
                quote.speakerAsWritten,
                quote.cue,
                quote.hedge,
                quote.chain.stream().filter(Link::mayBeShown).map(Link::of).toList(),
                quote.saidAt,
                quote.medium,
                quote.originalText,
                quote.originalLanguage,
                quote.translator,
                quote.status);
    }

    List<UUID> sources() {
        return chain.stream()
                .map(Link::source)
                .filter(Objects::nonNull)
                .map(PublishedSource::id)
                .distinct()
                .toList();
    }

    /** The speaker and the persons of the chain. */
    Stream<UUID> persons() {
        return Stream.concat(
                        Stream.ofNullable(speaker),
                        chain.stream().map(Link::person).filter(Objects::nonNull))
                .map(PublishedPerson::id);
    }
}
