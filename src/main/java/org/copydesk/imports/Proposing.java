package org.copydesk.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copydesk.anchor.Anchors;
import org.copydesk.anchor.Selector;
import org.copydesk.article.Image;
import org.copydesk.body.BodyFormat;
import org.copydesk.body.BodyRenderer;
import org.copydesk.citation.Citation;
import org.copydesk.comment.Comment;
import org.copydesk.comment.CommentAuthor;
import org.copydesk.comment.CommentPolicy;
import org.copydesk.extraction.ExtractedQuote;
import org.copydesk.extraction.ExtractedQuote.Sort;
import org.copydesk.extraction.ExtractedQuote.Speaker;
import org.copydesk.extraction.QuoteExtractor;
import org.copydesk.extraction.Span;
import org.copydesk.http.Refusal;
import org.copydesk.imports.Proposal.Draft;
import org.copydesk.imports.Proposal.Reaction;
import org.copydesk.imports.Proposal.Reference;
import org.copydesk.imports.Proposal.Somebody;
import org.copydesk.imports.Proposal.Step;
import org.copydesk.imports.Proposal.Words;
import org.copydesk.person.Person;
import org.copydesk.quote.Quote;
import org.copydesk.story.Outlet;
import org.copydesk.story.Post;
import org.copydesk.story.PostComment;
import org.copydesk.story.Story;
import org.copydesk.words.Nfc;
import org.copydesk.words.Slug;
import org.copydesk.words.Visible;
import org.copydesk.words.WebAddress;
import org.jspecify.annotations.Nullable;

/** Makes a proposal of a story: puts its quotes into the text as it will stand, and its outlets into their chains. */
final class Proposing {

    /** Raised whenever the same bytes may give another proposal. */
    static final int VERSION = 4;

    private static final int LONGEST_BODY = 1_000_000;
    private static final int LONGEST_COMMENT = 5_000;
    private static final int LONGEST_MARKED_UP = 4 * LONGEST_COMMENT;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TERM = 80;
    private static final int MOST_TERMS = 40;
    private static final String PARAGRAPH = "\n\n";

    /** WordPress shows it as the end of a line. */
    private static final Pattern LINE_FEED = Pattern.compile("(?i)(?:<br ?/?>)?\\R");

    private static final String COURTESY = "^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady)\\.? ";

    private static final Pattern POSSESSIVE = Pattern.compile("['’](?:s |$)|s['’] ");

    private final Story story;
    private final List<String> warnings;
    private final String headline;
    private final String text;
    /** What quotes are found in: the headline, a blank line, and the text, which begins at {@link #shift}. */
    private final String whole;

    private final int shift;
    /** Where each code point of the whole begins, in UTF-16 units. */
    private final int[] units;

    private final List<Outlet> outlets;
    private final Map<Outlet, Selector> evidence = new HashMap<>();

    private Proposing(Story story) {
        this.story = story;
        warnings = new ArrayList<>(story.warnings());
        if (story.body().length() > LONGEST_BODY) {
            throw Refusal.unprocessable(
                    "The story is longer than %,d characters, which no article may be.", LONGEST_BODY);
        }
        headline = story.headline() == null || !Visible.SEEN.test(story.headline())
                ? ""
                : Nfc.of(fit("headline", story.headline(), 300));
        text = BodyRenderer.render(story.body(), BodyFormat.MARKDOWN).text();
        whole = headline.isEmpty() ? text : headline + PARAGRAPH + text;
        shift = whole.length() - text.length();
        units = IntStream.rangeClosed(0, whole.length())
                .filter(at -> at == 0 || at == whole.length() || !Character.isLowSurrogate(whole.charAt(at)))
                .toArray();
        outlets =
                story.outlets().stream().filter(outlet -> isName(outlet.name())).toList();
        if (outlets.size() < story.outlets().size()) {
            warnings.add("%d of the outlets are left out: those with names longer than %d characters."
                    .formatted(story.outlets().size() - outlets.size(), LONGEST_NAME));
        }
        for (var outlet : outlets) {
            outlet.declarations().stream()
                    .map(declaration -> selector(declaration.words()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(selector -> evidence.put(outlet, selector));
        }
    }

    static Proposal of(Story story) {
        return new Proposing(story).proposal(null, null);
    }

    /** @param thumbnail the address of the picture shown with it */
    static Proposal of(Post post, @Nullable String thumbnail) {
        return new Proposing(post.story()).proposal(post, thumbnail);
    }

    private Proposal proposal(@Nullable Post post, @Nullable String thumbnail) {
        var quotes = quotes();
        var comments = post == null ? List.<Reaction>of() : comments(post);
        var policy = story.comments().applyTo(CommentPolicy.DEFAULT);
        if (post != null && !post.commentsOpen()) {
            policy = new CommentPolicy(
                    CommentPolicy.Mode.READ_ONLY,
                    policy.moderation(),
                    policy.closesAt(),
                    policy.maxDepth(),
                    policy.showCount(),
                    policy.pageSize());
        }
        if (post != null && post.passwordProtected()) {
            warnings.add("The post was protected by a password.");
        }
        if (post != null && post.state() != Post.State.PUBLISHED) {
            warnings.add("The post was not public where it comes from: its state was "
                    + post.state().name().toLowerCase(Locale.ROOT) + ".");
        }
        var draft = new Draft(
                headline.isEmpty() ? null : headline,
                story.standfirst() == null ? null : fit("standfirst", story.standfirst(), 1000),
                story.body(),
                story.byline() == null ? null : fit("byline", story.byline(), 300),
                story.dateline(),
                story.language(),
                terms("categories", story.categories()),
                terms("tags", story.tags()),
                post == null ? Map.of() : slugs(post),
                image(thumbnail),
                policy,
                story.publishedAt(),
                address(story.url()));
        return new Proposal(
                draft,
                story.authors().stream()
                        .filter(Proposing::isName)
                        .distinct()
                        .limit(20)
                        .toList(),
                citations(),
                quotes,
                comments,
                story.receipt().entries(),
                warnings,
                Math.round(story.confidence() * 100) / 100.0);
    }

    private @Nullable Image image(@Nullable String thumbnail) {
        var url = address(thumbnail == null ? story.image() : thumbnail);
        var caption = story.caption() == null ? null : fit("caption", story.caption(), 1000);
        var credit = story.credit() == null ? null : fit("credit", story.credit(), 200);
        return url == null && caption == null && credit == null ? null : new Image(url, null, caption, credit);
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && Visible.SEEN.test(name);
    }

    private List<Reference> citations() {
        return outlets.stream()
                .map(outlet -> new Reference(
                        outlet.name(),
                        outlet.role(),
                        address(outlet.url()),
                        outlet.declarations(),
                        evidence.get(outlet)))
                .toList();
    }

    private List<Words> quotes() {
        if (!isEnglish(story.language())) {
            warnings.add("Quotes are found in English only; put those of this story on record by hand.");
            return List.of();
        }
        var paragraphs = paragraphsByStart();
        return QuoteExtractor.extract(whole).stream()
                .filter(quote -> isInHeadline(quote) || units[quote.start()] >= shift)
                .map(quote -> quote(quote, paragraphs))
                .toList();
    }

    /** What tells no language is taken for English. */
    static boolean isEnglish(@Nullable String language) {
        return language == null || language.matches("(?i)en(?:-.*)?");
    }

    private boolean isInHeadline(ExtractedQuote quote) {
        return units[quote.end()] <= shift - PARAGRAPH.length();
    }

    private Words quote(ExtractedQuote quote, NavigableMap<Integer, Integer> paragraphs) {
        var inHeadline = isInHeadline(quote);
        var paragraph = inHeadline
                ? -1
                : paragraphs.floorEntry(units[quote.start()] - shift).getValue();
        var segments = quote.segments().stream().map(this::selector).toList();
        var speaker = quote.speaker();
        var named = speaker == null ? null : somebody(speaker, quote.resolved());
        return new Words(
                inHeadline ? Quote.Kind.HEADLINE : kind(quote.kind()),
                quote.text(),
                segments,
                named,
                speaker == null ? null : speaker.asWritten(),
                quote.cue(),
                quote.hedge(),
                chain(quote, named, paragraph),
                quote.rule(),
                quote.confidence());
    }

    private static Quote.Kind kind(ExtractedQuote.Kind kind) {
        return kind == ExtractedQuote.Kind.PARTIAL ? Quote.Kind.PARTIAL : Quote.Kind.DIRECT;
    }

    /** Whom a record can be made of: a full name, or that of a body. Others stay as the text names them. */
    private static @Nullable Somebody somebody(Speaker speaker, @Nullable String resolved) {
        var name = (resolved == null ? speaker.asWritten() : resolved)
                .replaceFirst("^[Tt]he ", "")
                .replaceFirst(COURTESY, "")
                .strip();
        var isName = isName(name) && Character.isUpperCase(name.codePointAt(0));
        return switch (speaker.sort()) {
            case PERSON ->
                isName && name.contains(" ") && !POSSESSIVE.matcher(name).find()
                        ? new Somebody(Person.Kind.PERSON, name)
                        : null;
            case ORGANISATION -> isName && !isPronoun(name) ? new Somebody(Person.Kind.ORGANISATION, name) : null;
            case ROLE ->
                isName && name.contains(" ") && !isOfficeAlone(speaker, resolved)
                        ? new Somebody(Person.Kind.PERSON, name)
                        : null;
        };
    }

    /** "Officials", "Ann Doe's lawyer": whoever says so next is somebody else. */
    private static boolean isOfficeAlone(Speaker speaker, @Nullable String resolved) {
        return resolved == null || speaker.asWritten().replaceAll("\\s+", " ").contains(resolved);
    }

    private static boolean isPronoun(String name) {
        return name.equals("It") || name.equals("They") || name.equals("We");
    }

    private List<Step> chain(ExtractedQuote quote, @Nullable Somebody named, int paragraph) {
        var chain = new ArrayList<Step>();
        var names = new HashSet<String>();
        var speaker = quote.speaker();
        if (named != null && speaker != null) {
            chain.add(new Step(named, null, evidence(speaker.span())));
            names.add(plain(named.name()));
        }
        for (var carrier : quote.chain()) {
            var somebody = somebody(carrier, null);
            if (somebody != null && names.add(plain(somebody.name()))) {
                var evidence = evidence(carrier.span());
                chain.add(
                        carrier.sort() == Sort.PERSON
                                ? new Step(somebody, null, evidence)
                                : new Step(null, somebody.name(), evidence));
            }
        }
        outlets.stream()
                .filter(outlet -> outlet.firstParagraph() <= paragraph && paragraph < outlet.endParagraph())
                .sorted(Comparator.comparing(outlet -> outlet.role() == Citation.Role.INTERMEDIARY))
                .filter(outlet -> names.add(plain(outlet.name())))
                .map(outlet -> new Step(null, outlet.name(), evidence.get(outlet)))
                .forEach(chain::add);
        return chain;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    }

    private @Nullable Selector evidence(Span span) {
        return units[span.start()] < shift ? null : selector(span);
    }

    private Selector selector(Span span) {
        var start = units[span.start()];
        var end = units[span.end()];
        return start < shift
                ? Anchors.selector(headline, start, end)
                : Anchors.selector(text, start - shift, end - shift);
    }

    /** The words where they stand in the body first; null where they do not. */
    private @Nullable Selector selector(String words) {
        var exact = Nfc.of(words);
        var at = exact.isBlank() ? -1 : text.indexOf(exact);
        return at < 0 ? null : Anchors.selector(text, at, at + exact.length());
    }

    /** The number of each paragraph of the story by where it begins in the rendered text. */
    private NavigableMap<Integer, Integer> paragraphsByStart() {
        var numbers = new TreeMap<>(Map.of(0, 0));
        var cursor = 0;
        for (var i = 0; i < story.paragraphs().size(); i++) {
            var words = Nfc.of(story.paragraphs().get(i).text());
            var at = words.isEmpty() ? -1 : text.indexOf(words, cursor);
            numbers.put(at < 0 ? cursor : at, i);
            cursor = at < 0 ? cursor : at + words.length();
        }
        return numbers;
    }

    /** What is replied to has the lower number, and so comes before its replies. */
    private List<Reaction> comments(Post post) {
        var reactions = new LinkedHashMap<Long, Reaction>();
        var depths = new HashMap<Long, Integer>();
        var unfit = 0;
        for (var comment : post.comments().stream()
                .sorted(Comparator.comparingLong(PostComment::id))
                .toList()) {
            var body = comment.content().length() > LONGEST_MARKED_UP
                    ? ""
                    : BodyRenderer.render(LINE_FEED.matcher(comment.content()).replaceAll("<br>"), BodyFormat.HTML)
                            .text();
            if (!comment.type().isEmpty() && !comment.type().equals("comment")
                    || comment.state() == PostComment.State.TRASHED
                    || !Visible.SEEN.test(body)
                    || body.length() > LONGEST_COMMENT) {
                unfit++;
                continue;
            }
            var parent = comment.parent() == null ? null : reactions.get(comment.parent());
            var parentId = parent == null
                    ? null
                    : depths.getOrDefault(parent.id(), 0) < CommentPolicy.DEEPEST
                            ? Long.valueOf(parent.id())
                            : parent.parent();
            depths.put(comment.id(), parentId == null ? 0 : depths.getOrDefault(parentId, 0) + 1);
            reactions.put(
                    comment.id(),
                    new Reaction(
                            comment.id(),
                            parentId,
                            CommentAuthor.nameOf(comment.author()),
                            body,
                            state(comment.state()),
                            comment.at()));
        }
        if (unfit > 0) {
            warnings.add(
                    "%d comments are left out: pingbacks, deleted ones, and those that are empty or longer than %,d characters."
                            .formatted(unfit, LONGEST_COMMENT));
        }
        return List.copyOf(reactions.values());
    }

    private static Comment.State state(PostComment.State state) {
        return switch (state) {
            case APPROVED -> Comment.State.VISIBLE;
            case PENDING -> Comment.State.PENDING;
            case SPAM, TRASHED -> Comment.State.REJECTED;
        };
    }

    private List<String> terms(String part, List<String> names) {
        var given = names.stream()
                .map(String::strip)
                .filter(Visible.SEEN)
                .distinct()
                .toList();
        var taken = given.stream()
                .filter(name -> name.length() <= LONGEST_TERM)
                .limit(MOST_TERMS)
                .toList();
        if (taken.size() < given.size()) {
            warnings.add("%d of the %s are left out: those longer than %d characters, and all beyond %d."
                    .formatted(given.size() - taken.size(), part, LONGEST_TERM, MOST_TERMS));
        }
        return taken;
    }

    private static Map<String, String> slugs(Post post) {
        return post.nicenames().entrySet().stream()
                .filter(term -> term.getValue().length() <= Drafting.SLUG_LENGTH
                        && term.getValue().matches(Slug.PATTERN))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable String address(@Nullable String url) {
        return url != null && url.length() <= 2048 && url.matches(WebAddress.PATTERN) ? url : null;
    }

    private String fit(String part, String words, int length) {
        if (words.length() <= length) {
            return words;
        }
        warnings.add("The %s is longer than %,d characters and was cut.".formatted(part, length));
        var end = Character.isHighSurrogate(words.charAt(length - 2)) ? length - 2 : length - 1;
        return words.substring(0, end) + "…";
    }
}
