package org.copydesk.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.copydesk.anchor.Selector;
import org.copydesk.article.Dateline;
import org.copydesk.article.Image;
import org.copydesk.citation.Citation;
import org.copydesk.comment.Comment;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.person.Person;
import org.copydesk.quote.Quote;
import org.copydesk.story.Outlet;
import org.copydesk.story.Receipt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would be made of a raw story.
 *
 * @param authors names of persons
 * @param receipt what was recognised and dropped, with its place in the raw text
 * @param warnings sentences for the editor
 * @param confidence that the parts were told apart rightly, from 0 to 1
 */
@Schema(name = "ImportProposal")
record Proposal(
        Draft article,
        List<String> authors,
        List<Reference> citations,
        List<Words> quotes,
        List<Reaction> comments,
        List<Receipt.Entry> receipt,
        List<String> warnings,
        double confidence) {

    Proposal with(String warning) {
        return new Proposal(
                article,
                authors,
                citations,
                quotes,
                comments,
                receipt,
                Stream.concat(warnings.stream(), Stream.of(warning)).toList(),
                confidence);
    }

    /** Whom records of persons would be used or made for. */
    List<String> personNames() {
        return Stream.concat(
                        authors.stream(),
                        quotes.stream()
                                .flatMap(quote -> Stream.concat(
                                        Stream.ofNullable(quote.speaker),
                                        quote.chain.stream().flatMap(step -> Stream.ofNullable(step.person))))
                                .map(Somebody::name))
                .distinct()
                .toList();
    }

    List<String> sourceNames() {
        return Stream.concat(
                        citations.stream().map(Reference::source),
                        quotes.stream()
                                .flatMap(quote -> quote.chain.stream())
                                .flatMap(step -> Stream.ofNullable(step.source)))
                .distinct()
                .toList();
    }

    /**
     * @param body in Markdown
     * @param categories of which the first that is a section's slug or name becomes the section; the others become tags
     * @param slugs of categories and tags where they come from, by their names
     * @param publishedAt when it was published where it comes from
     */
    @Schema(name = "ProposedArticle")
    record Draft(
            @Nullable String headline,
            @Nullable String standfirst,
            String body,
            @Nullable String byline,
            @Nullable Dateline dateline,
            @Nullable String language,
            List<String> categories,
            List<String> tags,
            Map<String, String> slugs,
            @Nullable Image image,
            CommentPolicy commentPolicy,
            @Nullable Instant publishedAt,
            @Nullable String url) {

        Draft {
            // Proposals were kept before it was there.
            slugs = slugs == null ? Map.of() : slugs;
        }
    }

    /**
     * @param source the name of a source
     * @param declarations how the raw story declares it, with the places there
     * @param declaredAs the declaration that is in the body
     */
    @Schema(name = "ProposedCitation")
    record Reference(
            String source,
            Citation.Role role,
            @Nullable String url,
            List<Outlet.Declaration> declarations,
            @Nullable Selector declaredAs) {}

    /**
     * @param segments where its words stand in the text of the body; in the headline for a headline quote
     * @param speaker who said it, where the text names somebody
     * @param chain from the speaker to this article, in order
     * @param rule the name of the rule that found the speaker
     */
    @Schema(name = "ProposedQuote")
    record Words(
            Quote.Kind kind,
            String text,
            List<Selector> segments,
            @Nullable Somebody speaker,
            @Nullable String speakerAsWritten,
            @Nullable String cue,
            @Nullable String hedge,
            List<Step> chain,
            String rule,
            double confidence) {}

    @Schema(name = "ProposedPerson")
    record Somebody(Person.Kind kind, String name) {}

    /** @param source the name of a source, where the step is no person */
    @Schema(name = "ProposedChainLink")
    record Step(
            @Nullable Somebody person,
            @Nullable String source,
            @Nullable Selector evidence) {}

    /**
     * E-mail addresses of commenters are not taken over: nobody asked them.
     *
     * @param parent the id of the comment it replies to, where it comes from
     */
    @Schema(name = "ProposedComment")
    record Reaction(
            long id,
            @Nullable Long parent,
            String author,
            String body,
            Comment.State state,
            @Nullable Instant at) {}
}
