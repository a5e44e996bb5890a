package org.copydesk.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copydesk.article.Article;
import org.copydesk.article.ArticleInput;
import org.copydesk.article.Articles;
import org.copydesk.article.WorkingCopies;
import org.copydesk.auth.Actor;
import org.copydesk.body.BodyFormat;
import org.copydesk.citation.CitationFiling;
import org.copydesk.citation.CitationInput;
import org.copydesk.citation.Citations;
import org.copydesk.comment.CommentAuthor;
import org.copydesk.comment.CommentFiling;
import org.copydesk.database.Ids;
import org.copydesk.http.Refusal;
import org.copydesk.http.Violations;
import org.copydesk.imports.AcceptanceInput.Choice;
import org.copydesk.imports.Proposal.Somebody;
import org.copydesk.person.Person;
import org.copydesk.person.Persons;
import org.copydesk.quote.QuoteFiling;
import org.copydesk.quote.QuoteInput;
import org.copydesk.quote.Quotes;
import org.copydesk.source.Source;
import org.copydesk.source.Sources;
import org.copydesk.story.Outlet;
import org.copydesk.taxonomy.ArticleType;
import org.copydesk.taxonomy.Section;
import org.copydesk.taxonomy.Sections;
import org.copydesk.taxonomy.Tag;
import org.copydesk.taxonomy.Tags;
import org.copydesk.words.Name;
import org.copydesk.words.Slug;
import org.jspecify.annotations.Nullable;

/** Makes of an accepted proposal what an editor would make by hand, in one transaction, through the same doors. */
@ApplicationScoped
class Drafting {

    static final int SLUG_LENGTH = 80;

    private static final String DEFAULT_LANGUAGE = "en";
    private static final int MAX_TAGS = 50;
    private static final int LONGEST_OPENING = 200;
    private static final int LONGEST_CHAIN = 10;

    @Inject
    Articles articles;

    @Inject
    Citations citations;

    @Inject
    CitationFiling citationFiling;

    @Inject
    CommentFiling commentFiling;

    @Inject
    Imports imports;

    @Inject
    Persons persons;

    @Inject
    Quotes quotes;

    @Inject
    QuoteFiling quoteFiling;

    @Inject
    Sections sections;

    @Inject
    Sources sources;

    @Inject
    Tags tags;

    @Inject
    Validator validator;

    @Inject
    WorkingCopies workingCopies;

    /** Where a story stands: its section, and the tags that its other categories become. */
    private record Shelf(String section, List<String> tags) {}

    /** Whom the quotes of a story name, by what they are called there: most are named again and again. */
    private record Named(Map<Somebody, UUID> persons, Map<String, UUID> sources) {}

    /** Which records would be used for the names in a proposal, as far as everybody who reads it may know of them. */
    List<StoryView.Name> names(Proposal proposal) {
        return Stream.concat(
                        proposal.personNames().stream()
                                .map(name -> new StoryView.Name(
                                        StoryView.Name.Kind.PERSON,
                                        name,
                                        persons.called(name)
                                                .map(person -> person.id)
                                                .orElse(null))),
                        proposal.sourceNames().stream()
                                .map(name -> new StoryView.Name(
                                        StoryView.Name.Kind.SOURCE,
                                        name,
                                        sources.called(name)
                                                .map(source -> source.id)
                                                .orElse(null))))
                .toList();
    }

    void accept(ImportedStory story, AcceptanceInput acceptance, Actor editor) {
        var proposal = story.proposal;
        if (story.state != ImportedStory.Stage.PROPOSED || proposal == null) {
            throw Refusal.conflict("The story waits for no decision: it was accepted already, or could not be read.")
                    .at(acceptance.pointer(story.position), "waits for no decision");
        }
        var choice = acceptance.choice(story.position);
        var problems = new ArrayList<String>();
        var isNew = story.articleVersion == null || Boolean.TRUE.equals(choice.asNew());
        if (!isNew && acceptance.stories() == null && imports.isKnownByHeadlineAlone(story, story.url)) {
            throw Refusal.conflict(
                    "The article %s has this headline, and nothing else tells that the story is the same. Name it in"
                            + " 'stories' to revise that article, or with \"asNew\": true to make another.",
                    Objects.requireNonNull(story.articleId));
        }
        var article = isNew
                ? create(story, proposal, acceptance, choice, editor, problems)
                : revise(story, proposal, choice, editor);
        cite(article, proposal, choice, editor);
        name("Quotes left out", quote(article, proposal, choice, editor), problems);
        if (isNew && !Boolean.TRUE.equals(choice.withoutComments())) {
            bringComments(article, proposal);
        }
        story.become(article);
        story.problem = problems.isEmpty() ? null : String.join(". ", problems);
    }

    private static void name(String what, List<String> names, List<String> problems) {
        if (!names.isEmpty()) {
            problems.add(what + ": " + String.join("; ", names));
        }
    }

    private Article create(
            ImportedStory story,
            Proposal proposal,
            AcceptanceInput acceptance,
            Choice choice,
            Actor editor,
            List<String> problems) {
        if (!Boolean.TRUE.equals(choice.asNew())
                && imports.earlier(story.importId, story.sha256, story.url, story.headline)
                        .isPresent()) {
            throw Refusal.conflict(
                    "The story was imported and accepted meanwhile. Have it read again with"
                            + " PUT /api/v1/desk/imports/%s/replay: it will propose a revision. Or make another article"
                            + " of it, with \"asNew\": true in 'stories'.",
                    story.importId);
        }
        var draft = proposal.article();
        var shelf = shelf(draft, acceptance, choice, story.position, problems);
        var input = new ArticleInput(
                null,
                acceptance.type() == null ? ArticleType.NEWS : acceptance.type(),
                headline(draft, acceptance, choice, story.position),
                null,
                draft.standfirst(),
                draft.body(),
                BodyFormat.MARKDOWN,
                draft.byline(),
                proposal.authors().stream()
                        .map(name ->
                                new ArticleInput.Credit(person(new Somebody(Person.Kind.PERSON, name)).id, "author"))
                        .toList(),
                draft.dateline(),
                Stream.of(draft.language(), acceptance.language(), DEFAULT_LANGUAGE)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(),
                shelf.section,
                shelf.tags,
                List.of(),
                null,
                draft.image(),
                null,
                origin(draft),
                null,
                draft.commentPolicy(),
                null,
                null);
        return workingCopies.create(Ids.next(), valid(input), editor);
    }

    /** What the desk decided of the article stays: its section, its tags, its policy. */
    private Article revise(ImportedStory story, Proposal proposal, Choice choice, Actor editor) {
        var article = articles.require(Objects.requireNonNull(story.articleId));
        if (!Integer.valueOf(article.version).equals(story.articleVersion)) {
            throw Refusal.conflict(
                    "The working copy was changed since the revision was proposed. Have the story read again with"
                            + " PUT /api/v1/desk/imports/%s/replay, and compare.",
                    story.importId);
        }
        var draft = proposal.article();
        var old = ArticleInput.of(article);
        var input = new ArticleInput(
                old.slug(),
                old.type(),
                Stream.of(choice.headline(), draft.headline(), old.headline())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(),
                old.alternativeHeadline(),
                draft.standfirst() == null ? old.standfirst() : draft.standfirst(),
                draft.body(),
                BodyFormat.MARKDOWN,
                draft.byline() == null ? old.byline() : draft.byline(),
                old.creators(),
                draft.dateline() == null ? old.dateline() : draft.dateline(),
                old.language(),
                choice.section() == null ? old.section() : choice.section(),
                old.tags(),
                old.subjects(),
                old.urgency(),
                draft.image() == null ? old.image() : draft.image(),
                old.rights(),
                old.edNote(),
                old.embargoUntil(),
                old.commentPolicy(),
                old.evolvedFrom(),
                null);
        workingCopies.save(article, valid(input), editor);
        return article;
    }

    private <T> T valid(T input) {
        var violations = validator.validate(input);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return input;
    }

    private static String headline(Proposal.Draft draft, AcceptanceInput acceptance, Choice choice, int story) {
        if (choice.headline() != null) {
            return choice.headline();
        }
        if (draft.headline() == null) {
            throw Refusal.unprocessable("The story names no headline. Give one in 'stories'.")
                    .at(acceptance.pointer(story) + "/headline", "is needed");
        }
        return draft.headline();
    }

    private static @Nullable String origin(Proposal.Draft draft) {
        var words = Stream.of(
                        draft.url() == null ? null : "Imported from " + draft.url() + ".",
                        draft.publishedAt() == null ? null : "First published " + draft.publishedAt() + ".")
                .filter(Objects::nonNull)
                .toList();
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private Shelf shelf(
            Proposal.Draft draft, AcceptanceInput acceptance, Choice choice, int story, List<String> problems) {
        var sectioned = choice.section() == null
                ? draft.categories().stream()
                        .filter(name -> section(name, draft.slugs()).isPresent())
                : Stream.<String>empty();
        var category = sectioned.findFirst();
        var slug = Stream.of(
                        choice.section(),
                        category.flatMap(name -> section(name, draft.slugs()))
                                .map(section -> section.slug)
                                .orElse(null),
                        acceptance.section())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(
                                "The story names no section that there is. Give one in 'section'; list them with"
                                        + " GET /api/v1/desk/sections.")
                        .at(acceptance.pointer(story) + "/section", "is needed"));
        var names = Stream.concat(
                draft.categories().stream().filter(name -> !name.equals(category.orElse(null))), draft.tags().stream());
        var found = new LinkedHashSet<String>();
        var leftOut = new ArrayList<String>();
        var alike = new ArrayList<String>();
        names.forEach(name -> {
            var tag = found.size() < MAX_TAGS ? tag(name, draft.slugs(), alike) : Optional.<Tag>empty();
            if (tag.isPresent()) {
                found.add(tag.get().slug);
            } else {
                leftOut.add("“%s” (%s)"
                        .formatted(
                                name,
                                found.size() < MAX_TAGS
                                        ? "no slug can be made of it"
                                        : "an article has %d at most".formatted(MAX_TAGS)));
            }
        });
        name("Tags left out", leftOut, problems);
        name("Tags made beside others that look alike", alike, problems);
        return new Shelf(slug, List.copyOf(found));
    }

    private Optional<Section> section(String name, Map<String, String> slugs) {
        return sections.bySlug(slug(name, slugs)).or(() -> sections.called(name));
    }

    private static String slug(String name, Map<String, String> slugs) {
        return slugs.getOrDefault(name, Slug.of(name, SLUG_LENGTH));
    }

    /** Empty where no slug can be made of the name. */
    private Optional<Tag> tag(String name, Map<String, String> slugs, List<String> alike) {
        return tags.called(name)
                .or(() -> Optional.ofNullable(slugs.get(name)).flatMap(this::tag))
                .or(() -> Optional.of(slug(name, slugs))
                        .filter(slug -> !slug.isEmpty())
                        .map(slug -> make(name, slug, alike)));
    }

    private Optional<Tag> tag(String slug) {
        return tags.bySlugs(List.of(slug)).stream().findFirst();
    }

    /** The slugs of "C" and "C++" begin alike, which does not make one tag of them. */
    private Tag make(String name, String slug, List<String> alike) {
        var tag = new Tag();
        tag.id = Ids.next();
        tag.slug = slug;
        var other = tag(slug);
        for (var n = 2; tag(tag.slug).isPresent(); n++) {
            tag.slug = Slug.of(slug, SLUG_LENGTH - "-999".length()) + "-" + n;
        }
        tag.name = Name.of(name);
        tag.persistAndFlush();
        other.ifPresent(
                like -> alike.add("“%s” (%s, beside “%s”, %s)".formatted(tag.name, tag.slug, like.name, like.slug)));
        return tag;
    }

    private void cite(Article article, Proposal proposal, Choice choice, Actor editor) {
        var existing = new HashSet<String>();
        citations.of(article.id).forEach(citation -> existing.add(citation.source.id + " " + citation.role));
        for (var i = 0; i < proposal.citations().size(); i++) {
            var reference = proposal.citations().get(i);
            if (choice.withoutCitations().contains(i)) {
                continue;
            }
            var source = source(reference.source(), Source.Kind.OUTLET);
            if (!existing.add(source.id + " " + reference.role())) {
                continue;
            }
            var declared = reference.declaredAs();
            citationFiling.create(
                    Ids.next(),
                    new CitationInput(
                            article.id,
                            source.id,
                            reference.role(),
                            reference.url(),
                            null,
                            null,
                            null,
                            null,
                            declared,
                            reference.declarations().stream()
                                    .map(Outlet.Declaration::words)
                                    .filter(words -> declared == null || !words.equals(declared.exact()))
                                    .limit(10)
                                    .toList(),
                            null),
                    editor);
        }
    }

    /**
     * What cannot be anchored beyond doubt is left out and named: a quote is never guessed into its place. So is what the
     * desk could not have written, because it could not be changed later, and what was taken for English and is not.
     */
    private List<String> quote(Article article, Proposal proposal, Choice choice, Actor editor) {
        var existing = new HashSet<String>();
        quotes.of(article.id).forEach(quote -> existing.add(quote.text));
        var fit = new ArrayList<Proposal.Words>();
        var leftOut = new ArrayList<String>();
        for (var i = 0; i < proposal.quotes().size(); i++) {
            var words = proposal.quotes().get(i);
            if (choice.withoutQuotes().contains(i) || existing.contains(words.text())) {
                continue;
            }
            if (!Proposing.isEnglish(article.language)) {
                leftOut.add("“%s” (quotes are found in English only)".formatted(opening(words.text())));
                continue;
            }
            try {
                requireFit(article, words);
                fit.add(words);
            } catch (Refusal unanchored) {
                leftOut.add("“%s” (%s)".formatted(opening(words.text()), unanchored.getMessage()));
            } catch (ConstraintViolationException unfit) {
                leftOut.add("“%s” (%s)".formatted(opening(words.text()), reasons(unfit)));
            }
        }
        if (!fit.isEmpty()) {
            var named = new Named(new HashMap<>(), new HashMap<>());
            quoteFiling.propose(
                    article,
                    fit.stream()
                            .map(words -> new QuoteFiling.Found(
                                    input(article, words, named), words.rule(), words.confidence()))
                            .toList(),
                    editor);
        }
        return leftOut;
    }

    /** Why what was found is not what the desk could have written. */
    static String reasons(ConstraintViolationException unfit) {
        return Objects.requireNonNull(Violations.refusal(unfit)).errors().stream()
                .map(error -> error.pointer() + " " + error.detail())
                .collect(Collectors.joining(", "));
    }

    private static String opening(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_OPENING
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_OPENING)) + "…";
    }

    /** Nobody is named before it is known that the quote will stay: a record would be made for nothing. */
    private void requireFit(Article article, Proposal.Words words) {
        quoteFiling.requirePlaces(
                article,
                valid(input(article, words, null, List.of())),
                words.chain().stream()
                        .flatMap(step -> Stream.ofNullable(step.evidence()))
                        .map(this::valid)
                        .toList());
    }

    private QuoteInput input(Article article, Proposal.Words words, Named named) {
        var speaker = words.speaker();
        return input(
                article,
                words,
                speaker == null ? null : person(speaker, named),
                words.chain().stream()
                        .limit(LONGEST_CHAIN)
                        .map(step -> link(step, named))
                        .toList());
    }

    private static QuoteInput input(
            Article article, Proposal.Words words, @Nullable UUID speaker, List<QuoteInput.Link> chain) {
        return new QuoteInput(
                article.id,
                words.kind(),
                words.segments(),
                speaker,
                words.speakerAsWritten(),
                words.cue(),
                words.hedge(),
                chain,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private QuoteInput.Link link(Proposal.Step step, Named named) {
        var somebody = step.person();
        return somebody != null
                ? new QuoteInput.Link(person(somebody, named), null, step.evidence())
                : new QuoteInput.Link(
                        null,
                        named.sources.computeIfAbsent(
                                Objects.requireNonNull(step.source()), name -> source(name, Source.Kind.UNKNOWN).id),
                        step.evidence());
    }

    private UUID person(Somebody somebody, Named named) {
        return named.persons.computeIfAbsent(somebody, name -> person(name).id);
    }

    private Person person(Somebody somebody) {
        return persons.called(somebody.name()).orElseGet(() -> {
            var person = new Person();
            person.id = Ids.next();
            person.kind = somebody.kind();
            person.name = Name.of(somebody.name());
            person.aliases = List.of();
            person.sameAs = List.of();
            person.persistAndFlush();
            return person;
        });
    }

    private Source source(String name, Source.Kind kind) {
        return sources.calledInConfidence(name).orElseGet(() -> {
            var source = new Source();
            source.id = Ids.next();
            source.kind = kind;
            source.name = Name.of(name);
            source.aliases = List.of();
            source.persistAndFlush();
            return source;
        });
    }

    private void bringComments(Article article, Proposal proposal) {
        var ids = new HashMap<Long, UUID>();
        for (var reaction : proposal.comments()) {
            var comment = commentFiling.bring(
                    article.id,
                    reaction.parent() == null ? null : ids.get(reaction.parent()),
                    new CommentAuthor(reaction.author(), null),
                    reaction.body(),
                    reaction.state(),
                    reaction.at());
            ids.put(reaction.id(), comment.id);
        }
    }
}
