package org.copydesk.quote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.anchor.Selector;
import org.copydesk.auth.Actor;
import org.copydesk.words.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param article the id of the article that carries the quote; it cannot be changed later
 * @param segments the exact words, in the order of the text; several where the writer put words between
 * @param speaker the id of the person who said it
 * @param speakerAsWritten how the article names the speaker
 * @param cue the verb or phrase that introduces the quote, as "said"
 * @param hedge words that take the certainty back, as "is reported to have"
 * @param chain from the speaker to this article, in order
 */
@JsonIgnoreProperties({
    "id",
    "text",
    "anchors",
    "status",
    "verification",
    "confidence",
    "rule",
    "verdict",
    "createdAt",
    "updatedAt"
})
public record QuoteInput(
        @NotNull UUID article,
        @NotNull Quote.Kind kind,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Selector> segments,
        @Nullable UUID speaker,
        @Size(max = 300) @Nullable String speakerAsWritten,
        @Size(max = 100) @Nullable String cue,
        @Size(max = 200) @Nullable String hedge,
        @Size(max = 10) List<@Valid @NotNull Link> chain,
        @Nullable Instant saidAt,
        @Size(max = 200) @Nullable String medium,
        @Size(max = 5000) @Nullable String originalText,
        @Language @Nullable String originalLanguage,
        @Size(max = 200) @Nullable String translator,
        @Nullable Integer version) {

    public QuoteInput {
        chain = chain == null ? List.of() : chain;
    }

    /**
     * A step of the chain: a person or a source.
     *
     * @param evidence the words of the article that tell of this step
     */
    @Schema(name = "ChainLinkInput")
    public record Link(
            @Nullable UUID person,
            @Nullable UUID source,
            @Valid @Nullable Selector evidence) {

        @Schema(hidden = true)
        @AssertTrue(message = "must name a person or a source, and not both")
        boolean isPersonOrSource() {
            return (person == null) != (source == null);
        }

        static Link of(ChainLink link) {
            return new Link(
                    link.person == null ? null : link.person.id,
                    link.source == null ? null : link.source.id,
                    link.evidence == null ? null : link.evidence.selector());
        }

        /** The words that tell of a confidential source may tell who it is. */
        static Link of(ChainLink link, Actor reader) {
            var whole = of(link);
            return link.isWithheldFrom(reader) ? new Link(whole.person, whole.source, null) : whole;
        }
    }

    void applyTo(Quote quote) {
        quote.kind = kind;
        quote.speakerAsWritten = speakerAsWritten;
        quote.cue = cue;
        quote.hedge = hedge;
        quote.saidAt = saidAt;
        quote.medium = medium;
        quote.originalText = originalText;
        quote.originalLanguage = originalLanguage;
        quote.translator = translator;
    }

    QuoteInput withChain(List<Link> chain) {
        return new QuoteInput(
                article,
                kind,
                segments,
                speaker,
                speakerAsWritten,
                cue,
                hedge,
                chain,
                saidAt,
                medium,
                originalText,
                originalLanguage,
                translator,
                version);
    }

    /** As this reader may see it. */
    static QuoteInput of(Quote quote, Actor reader) {
        return of(quote)
                .withChain(
                        quote.chain.stream().map(link -> Link.of(link, reader)).toList());
    }

    static QuoteInput of(Quote quote) {
        return of(quote, quote.selectors());
    }

    /** The same quote in other words. */
    public static QuoteInput of(Quote quote, List<Selector> segments) {
        return new QuoteInput(
                quote.article.id,
                quote.kind,
                segments,
                quote.speaker == null ? null : quote.speaker.id,
                quote.speakerAsWritten,
                quote.cue,
                quote.hedge,
                quote.chain.stream().map(Link::of).toList(),
                quote.saidAt,
                quote.medium,
                quote.originalText,
                quote.originalLanguage,
                quote.translator,
                quote.version);
    }
}
