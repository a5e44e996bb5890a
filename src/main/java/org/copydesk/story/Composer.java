package org.copydesk.story;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.copydesk.article.Dateline;
import org.copydesk.citation.Citation.Role;
import org.copydesk.story.Block.Shape;
import org.copydesk.story.Outlet.Declaration;
import org.copydesk.story.Outlet.Form;
import org.copydesk.story.Receipt.Entry;
import org.copydesk.story.Receipt.Fate;
import org.copydesk.story.Receipt.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells the blocks of a text apart: which is the headline, which the caption, which is furniture of the page. Readers
 * fill in beforehand what markup says of a story; the rest is told by the words alone.
 */
final class Composer {

    private static final int LONGEST_HEADLINE = 250;
    private static final int LONGEST_CAPTION = 400;
    private static final int LONGEST_TEASER = 140;

    /** Where a declaration stands that is no paragraph of the body. */
    private static final int BELOW = -1;

    /** Bylines and dates stand above a story or below it; further inside "By noon" is prose. */
    private static final int BLOCKS_AT_AN_END = 6;

    private static final Pattern CAPTION_MARK = Pattern.compile(
            "(?i)\\((?:pictured|picture|photo|above|below|left|right|centre|center|file (?:photo|picture|image)|stock (?:photo|image))\\b[^()]{0,60}\\)"
                    + "|\\((?:[^()]{1,60}, )?(?:pictured|above|left|right)\\)");

    private static final Pattern CAPTION_LABEL = Pattern.compile(
            "(?:Pictured|Photo|Photograph|Picture|Image|Caption|File photo|Above|PICTURED|PHOTO)(?: above| below)?: ?.*|(?:File photo|Pictured)\\b.*");

    /** Names alone, for "Photo: a gull on the pier" is a caption. */
    private static final Pattern CREDIT = Pattern.compile(
            "(?:(?:Photo|Picture|Image|Photograph)s?(?: credits?)?|Credits?)(?: by|:)+ ?(?<credit>\\p{Lu}[^\\s:]*+"
                    + "(?:[ /](?:\\p{Lu}[^\\s:]*+|of|the|for|via|and|de|van|von|/|&)){0,8})");

    private static final Pattern QUOTATION_MARK = Pattern.compile("[“”\"«»]");

    private static final Pattern TAGS =
            Pattern.compile("(?:Tags?|Tagged(?: with| as)?|Filed under|Topics|Keywords)\\s*:\\s*(?<tags>.{1,400})");

    private static final Pattern CATEGORIES =
            Pattern.compile("(?:Categor(?:y|ies)|Posted in|Section)\\s*:\\s*(?<categories>.{1,400})");

    private static final Pattern DATELINE = Pattern.compile(
            "(?<place>\\p{Lu}[\\p{Lu} .'’-]{2,40}(?:, \\p{Lu}[\\p{L}. ]{1,30})?)(?:, (?<date>[\\p{L}.]{3,9} \\d{1,2}|\\d{1,2} [\\p{L}.]{3,9}))?"
                    + "(?: \\((?<agency>\\p{Lu}[\\p{L}\\p{N} .&'’-]{1,40})\\))?\\s?(?:[–—]|-{1,2}(?=\\s))\\s?");

    private static final Pattern LINK = Pattern.compile("\\]\\((?<address>https?://[^\\s()]++)\\)");

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?s).*[.!?…:;,][”\"'’)\\]]*");

    private final RawText raw;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Story.Paragraph> body = new ArrayList<>();
    private final List<Named> outlets = new ArrayList<>();
    private final List<String> captions = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private double confidence = 1;

    @Nullable
    String headline;

    @Nullable
    String standfirst;

    @Nullable
    String credit;

    @Nullable
    String image;

    @Nullable
    String byline;

    List<String> authors = List.of();

    @Nullable
    Dateline dateline;

    @Nullable
    Instant publishedAt;

    @Nullable
    String url;

    @Nullable
    String language;

    final List<String> categories = new ArrayList<>();
    final List<String> tags = new ArrayList<>();

    private record Named(
            String name,
            Role role,
            @Nullable String url,
            Declaration declaration,
            int declaredIn,
            int firstParagraph) {}

    Composer(RawText raw) {
        this.raw = raw;
    }

    void add(Block block) {
        blocks.add(block);
    }

    void warn(String sentence, double confidenceLeft) {
        warnings.add(sentence);
        confidence *= confidenceLeft;
    }

    Story compose() {
        raw.captions().stream()
                .map(Composer::withoutTags)
                .filter(words -> !words.isEmpty())
                .forEach(captions::add);
        var left = withoutChrome();
        left = withHeadline(left);
        left = withoutSourceLines(left);
        left = withoutFurniture(left);
        dateline(left).forEach(this::paragraph);
        return story();
    }

    private List<Block> withoutChrome() {
        var left = new ArrayList<Block>();
        var related = false;
        for (var block : blocks) {
            var chrome = block.is(Shape.OTHER) ? Optional.<Chrome>empty() : Chrome.of(block.text());
            related = Chrome.isRelatedHeading(block.text()) || (related && isTeaser(block));
            if (related || block.is(Shape.LINKS) || Chrome.isRelatedLine(block.text())) {
                note(Kind.RELATED, Fate.DROPPED, block, Map.of());
            } else if (chrome.isPresent()) {
                note(
                        Kind.CHROME,
                        Fate.DROPPED,
                        block,
                        Map.of("rule", chrome.get().name()));
            } else {
                left.add(block);
            }
        }
        return left;
    }

    private static boolean isTeaser(Block block) {
        var words = block.text();
        return block.is(Shape.LINKS)
                || (words.length() <= LONGEST_TEASER
                        && !END_OF_SENTENCE.matcher(words).matches()
                        && OutletLine.sourceLine(words).isEmpty()
                        && Chrome.of(words).isEmpty());
    }

    private List<Block> withHeadline(List<Block> left) {
        var title = left.stream().filter(block -> block.is(Shape.TITLE)).findFirst();
        var given = headline;
        if (given != null) {
            return drop(left, block -> isSame(block.text(), given));
        }
        if (title.isPresent()) {
            headline = title.get().text();
            return drop(left, title.get()::equals);
        }
        if (left.isEmpty() || !isHeadline(left.get(0), left.size())) {
            warn("No headline was found.", 0.6);
            return left;
        }
        headline = left.get(0).text();
        confidence *= 0.95;
        return drop(left, left.get(0)::equals);
    }

    private static boolean isHeadline(Block block, int blocks) {
        var words = block.text();
        return block.is(Shape.TEXT)
                && words.length() <= LONGEST_HEADLINE
                && (blocks > 1 || !END_OF_SENTENCE.matcher(words).matches());
    }

    private static boolean isSame(String one, String other) {
        return letters(one).equals(letters(other));
    }

    private static String letters(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
    }

    /** Takes out the first of the blocks that is the headline. */
    private List<Block> drop(List<Block> from, Predicate<Block> which) {
        var left = new ArrayList<>(from);
        from.stream().filter(which).findFirst().ifPresent(block -> {
            note(Kind.HEADLINE, Fate.USED, block, Map.of());
            left.remove(block);
        });
        return left;
    }

    /** A source line stands below the story, so only what other source lines follow can be one. */
    private List<Block> withoutSourceLines(List<Block> from) {
        var left = new ArrayList<>(from);
        var first = Math.max(0, left.size() - BLOCKS_AT_AN_END);
        for (var i = left.size() - 1; i >= first; i--) {
            var block = left.get(i);
            var line = block.is(Shape.TEXT) ? OutletLine.sourceLine(block.text()) : Optional.<OutletLine>empty();
            if (line.isPresent()) {
                left.remove(i);
                declare(line.get(), block, BELOW, 0);
                note(Kind.SOURCE_LINE, Fate.USED, block, Map.of());
            }
        }
        return left;
    }

    private List<Block> withoutFurniture(List<Block> from) {
        var left = new ArrayList<Block>();
        for (var i = 0; i < from.size(); i++) {
            var block = from.get(i);
            var atAnEnd = i < BLOCKS_AT_AN_END || i >= from.size() - BLOCKS_AT_AN_END;
            if (!isCaption(block) && !(block.is(Shape.TEXT) && atAnEnd && isFurniture(block)) && !isStandfirst(block)) {
                left.add(block);
            }
        }
        return left;
    }

    private boolean isStandfirst(Block block) {
        if (!block.is(Shape.STANDFIRST) || standfirst != null) {
            return false;
        }
        standfirst = block.text();
        note(Kind.STANDFIRST, Fate.USED, block, Map.of());
        return true;
    }

    private boolean isCaption(Block block) {
        var words = block.text();
        if (block.is(Shape.CAPTION)) {
            note(Kind.CAPTION, Fate.USED, block, Map.of());
            captions.add(words);
            return true;
        }
        var creditLine = CREDIT.matcher(words);
        if (block.is(Shape.TEXT) && creditLine.matches() && credit == null) {
            credit = creditLine.group("credit");
            note(Kind.CAPTION, Fate.USED, block, Map.of("credit", creditLine.group("credit")));
            return true;
        }
        var marked = captions.isEmpty()
                && block.is(Shape.TEXT)
                && words.length() <= LONGEST_CAPTION
                && !QUOTATION_MARK.matcher(words).find()
                && (CAPTION_MARK.matcher(words).find()
                        || CAPTION_LABEL.matcher(words).matches());
        if (marked) {
            note(Kind.CAPTION, Fate.USED, block, Map.of());
            captions.add(words);
            confidence *= 0.95;
        }
        return marked;
    }

    private boolean isFurniture(Block block) {
        return isByline(block) || isDate(block) || isTags(block);
    }

    private boolean isByline(Block block) {
        var credits = Credits.of(block.text());
        if (credits.isEmpty()) {
            return false;
        }
        note(Kind.BYLINE, Fate.USED, block, Map.of());
        if (byline == null) {
            byline = credits.get().byline();
            authors = credits.get().authors();
        }
        PublicationDate.of(credits.get().rest())
                .filter(date -> publishedAt == null)
                .ifPresent(date -> publishedAt = date);
        return true;
    }

    private boolean isDate(Block block) {
        var date = PublicationDate.of(block.text());
        if (date.isPresent()) {
            publishedAt = publishedAt == null ? date.get() : publishedAt;
            note(Kind.DATE, Fate.USED, block, Map.of("instant", date.get().toString()));
        }
        return date.isPresent();
    }

    private boolean isTags(Block block) {
        var tagged = TAGS.matcher(block.text());
        var filed = CATEGORIES.matcher(block.text());
        if (tagged.matches()) {
            tags.addAll(items(tagged.group("tags")));
        } else if (filed.matches()) {
            categories.addAll(items(filed.group("categories")));
        } else {
            return false;
        }
        note(Kind.TAGS, Fate.USED, block, Map.of());
        return true;
    }

    private static List<String> items(String list) {
        return Stream.of(list.split("[,;|•·]", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Takes the dateline off the paragraph that begins with it. */
    private List<Block> dateline(List<Block> left) {
        var first = left.isEmpty() ? null : left.get(0);
        var line = first == null ? null : DATELINE.matcher(first.text());
        if (first == null
                || line == null
                || !first.is(Shape.TEXT)
                || !line.lookingAt()
                || !first.markdown().startsWith(line.group())) {
            return left;
        }
        var end = end(first, line.group());
        note(
                Kind.DATELINE,
                Fate.USED,
                new Block(Shape.TEXT, line.group().strip(), "", first.start(), end, false),
                Map.of());
        dateline = dateline == null ? new Dateline(place(line.group("place")), null) : dateline;
        if (line.group("agency") != null) {
            var declaration = new Declaration(Form.DATELINE, line.group().strip(), raw.place(first.start(), end));
            outlets.add(new Named(line.group("agency"), Role.INTERMEDIARY, null, declaration, BELOW, 0));
        }
        var rest = new ArrayList<>(left);
        rest.set(
                0,
                new Block(
                        Shape.TEXT,
                        first.text().substring(line.end()),
                        first.markdown().substring(line.end()),
                        end,
                        first.end(),
                        first.verbatim()));
        return rest;
    }

    private static String place(String capitals) {
        var place = Pattern.compile("(?<=\\p{Lu})\\p{Lu}+").matcher(capitals);
        return place.replaceAll(letters -> letters.group().toLowerCase(Locale.ROOT));
    }

    private void paragraph(Block block) {
        if (block.text().isEmpty() && block.markdown().isEmpty()) {
            return;
        }
        var leadIn = block.is(Shape.TEXT) ? OutletLine.leadIn(block.text()) : Optional.<OutletLine>empty();
        leadIn.ifPresent(line -> {
            var whole = line.length() == block.text().length();
            var declaring = block.text().substring(0, line.length());
            var end = whole ? block.end() : end(block, declaring);
            var words = new Block(block.shape(), declaring, "", block.start(), end, block.verbatim());
            declare(line, words, body.size(), whole ? body.size() + 1 : body.size());
            note(Kind.LEAD_IN, Fate.USED, words, Map.of());
        });
        body.add(new Story.Paragraph(block.text(), block.markdown(), raw.place(block.start(), block.end())));
    }

    /** Where the first words of a block end; markup between them cannot be told from words. */
    private int end(Block block, String words) {
        return block.verbatim() ? raw.end(block.start(), words) : block.end();
    }

    private void declare(OutletLine line, Block block, int declaredIn, int firstParagraph) {
        var words = block.verbatim() ? raw.raw(block.start(), block.end()) : block.text();
        var declaration = new Declaration(line.form(), words, raw.place(block.start(), block.end()));
        var link = LINK.matcher(block.markdown());
        var linked = link.find() ? link.group("address") : null;
        line.outlets()
                .forEach(outlet -> outlets.add(new Named(
                        outlet.name(),
                        outlet.role(),
                        outlet.url() == null ? linked : outlet.url(),
                        declaration,
                        declaredIn,
                        firstParagraph)));
    }

    private void note(Kind kind, Fate fate, Block block, Map<String, String> data) {
        if (block.verbatim()) {
            raw.note(kind, fate, block.start(), block.end(), data);
        } else {
            raw.note(kind, fate, block.text(), block.start(), block.end(), data);
        }
    }

    private Story story() {
        if (body.isEmpty()) {
            warn("No story was found; see the receipt for what was there.", 0);
        }
        var damage = raw.receipt().stream()
                .filter(entry -> entry.kind() == Kind.DAMAGE)
                .map(Entry::words)
                .collect(joining("”, “", "“", "”"));
        if (damage.length() > 2) {
            warn("Some characters look broken and were left as they are: " + damage + ".", 0.9);
        }
        var entries = raw.receipt().stream()
                .sorted(Comparator.comparingInt(entry -> entry.place().start()))
                .toList();
        return new Story(
                headline,
                standfirst,
                List.copyOf(body),
                captions.isEmpty() ? null : String.join("\n", captions),
                credit,
                image,
                byline,
                authors,
                dateline,
                publishedAt,
                url,
                cited(),
                raw.comments(),
                categories.stream().distinct().toList(),
                tags.stream().distinct().toList(),
                language,
                new Receipt(entries),
                List.copyOf(warnings),
                Math.round(100 * confidence) / 100.0);
    }

    /** One citation for each outlet, whether or not all its declarations spell it with an article. */
    private List<Outlet> cited() {
        Map<String, List<Named>> byName = new LinkedHashMap<>();
        outlets.stream()
                .sorted(Comparator.comparingInt(
                        named -> named.declaration().place().start()))
                .forEach(named -> byName.computeIfAbsent(key(named.name()), name -> new ArrayList<>())
                        .add(named));
        var leadIns = outlets.stream()
                .filter(named -> named.declaration().form() == Form.LEAD_IN)
                .map(Named::declaredIn)
                .collect(toCollection(TreeSet::new));
        var cited = byName.values().stream()
                .map(declarations -> outlet(declarations, leadIns))
                .toList();
        if (cited.stream()
                        .filter(outlet -> outlet.role() == Role.REPUBLISHED_FROM)
                        .count()
                > 1) {
            warn("The story names more than one outlet as its origin.", 0.8);
        }
        return cited;
    }

    private Outlet outlet(List<Named> declarations, NavigableSet<Integer> leadIns) {
        var first = declarations.get(0);
        var last = declarations.stream()
                .max(Comparator.comparingInt(Named::declaredIn))
                .orElse(first);
        var next = leadIns.higher(last.declaredIn());
        return new Outlet(
                first.name(),
                declarations.stream()
                        .map(Named::role)
                        .min(Comparator.naturalOrder())
                        .orElse(first.role()),
                declarations.stream()
                        .map(Named::url)
                        .filter(address -> address != null)
                        .findFirst()
                        .orElse(null),
                declarations.stream().map(Named::declaration).toList(),
                last.firstParagraph(),
                next == null ? body.size() : next);
    }

    private static String key(String name) {
        return letters(name.replaceFirst("^[Tt]he\\s", "")
                .replaceFirst("(?i)(?:\\.com|\\.org|\\.net|\\.example| online)$", ""));
    }

    private static String withoutTags(String content) {
        return Repairs.words(content.replaceAll("<[^<>]*+>", " "));
    }
}
