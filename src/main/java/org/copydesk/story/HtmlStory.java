package org.copydesk.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.copydesk.story.Block.Shape;
import org.copydesk.story.Receipt.Fate;
import org.copydesk.story.Receipt.Kind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads stories off web pages, or out of fragments of them. The body is as unsafe as the page until it is rendered. */
public final class HtmlStory {

    private static final String CODE =
            "script, style, noscript, template, svg, math, iframe, object, embed, applet, audio, video,"
                    + " canvas, input, select, textarea";

    private static final String CHROME =
            "nav, aside, footer, form, button, dialog, [role=navigation], [role=complementary],"
                    + " [role=contentinfo], [role=search], [aria-hidden=true], [hidden]";

    private static final Pattern NAMED_AS_CHROME = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:share|sharing|sharedaddy|social|related|newsletter|cookies?|consent|promo|advert(?:isement)?|ads?|sponsor(?:ed)?"
                    + "|breadcrumbs?|comments?|respond|sidebar|menu|navbar|popup|modal|recommend(?:ed|ations)?|subscribe|paywall|to-?top|jp-relatedposts)"
                    + "(?:$|[\\s_-])");

    private static final Pattern NAMED_AS_BYLINE =
            Pattern.compile("(?i)(?:^|[\\s_-])(?:byline|author|author-name|entry-author)(?:$|[\\s_-])");

    /** A picture with its caption behind it, of which WordPress makes a figure. */
    private static final Pattern CAPTIONED =
            Pattern.compile("(?<!\\[)\\[((?:wp_)?caption)(\\s[^\\[\\]]*+)?\\]([^\\[]*+)\\[/\\1\\]");

    private static final String PICTURE = "figure:has(img[src]), .wp-caption:has(img[src])";

    /** A dynamic block: {@code wp:latest-posts {"postsToShow":3} /}. */
    private static final Pattern WIDGET = Pattern.compile("\\s*+wp:([\\w/-]++)(.*?)/?\\s*+", Pattern.DOTALL);

    /** What that writes has all its markup. */
    private static final String BLOCK_EDITOR = "<!-- wp:";

    /** What is nested deeper is put beside its parents; a body may not be as deep anyway. */
    private static final int MAX_DEPTH = 100;

    private static final int LONGEST_BYLINE = 200;

    private final RawText raw;
    private final Document page;
    private final Composer composer;

    private HtmlStory(String html) {
        Nesting.require(html);
        this.raw = RawText.of(html, Shortcodes::in);
        this.page = Jsoup.parse(
                raw.text(), "", Parser.htmlParser().setTrackPosition(true).setMaxDepth(MAX_DEPTH));
        this.composer = new Composer(raw);
    }

    /** @throws UnreadableStory if there is nothing in it */
    public static Story read(String html) {
        var story = new HtmlStory(withFigures(html));
        var metadata = PageMetadata.of(story.page);
        story.takeCode();
        story.takeMetadata(metadata);
        var main = MainContent.of(story.page);
        var lead = Optional.ofNullable(main.selectFirst(PICTURE))
                .or(() -> Optional.ofNullable(story.page.selectFirst(PICTURE)));
        story.take(main, lead);
        if (story.composer.headline == null && story.page.selectFirst("h1") == null) {
            story.composer.headline = metadata.headline();
        }
        return story.composer.compose();
    }

    /** What WordPress knows of a post is more certain than what its content shows. */
    static Story read(Post post) {
        var story = new HtmlStory(withFigures(post.content()));
        story.composer.headline = words(post.title());
        story.composer.standfirst = words(post.excerpt());
        story.composer.publishedAt = post.publishedAt();
        story.composer.url = post.link();
        story.composer.language = post.language();
        var author = post.author();
        if (author != null) {
            story.composer.byline = author;
            story.composer.authors = List.of(author);
        }
        story.composer.categories.addAll(post.categories());
        story.composer.tags.addAll(post.tags());
        story.takeCode();
        if (!post.content().contains(BLOCK_EDITOR)) {
            HtmlBlocks.breakLines(story.page.body());
        }
        var lead = story.page.selectFirst(
                post.thumbnail() == null ? PICTURE : "figure[id=attachment_%d]".formatted(post.thumbnail()));
        story.take(story.page.body(), Optional.ofNullable(lead));
        return story.composer.compose();
    }

    private static @Nullable String words(@Nullable String html) {
        if (html == null) {
            return null;
        }
        Nesting.require(html);
        var words = Repairs.words(Jsoup.parseBodyFragment(html).text());
        return words.isEmpty() ? null : words;
    }

    private void takeCode() {
        page.select(".fb-comments[data-numposts]").forEach(box -> {
            raw.comments(new CommentSettings(null, Shortcode.pageSize(box.attr("data-numposts"))));
            note(Kind.METADATA, Fate.USED, openingTag(box), box, Map.of("numposts", box.attr("data-numposts")));
        });
        var code = page.select(CODE);
        code.forEach(element -> note(Kind.CODE, Fate.DROPPED, openingTag(element), element, Map.of()));
        HtmlBlocks.remove(code);
        page.traverse((node, depth) -> {
            if (node instanceof Comment comment
                    && comment.getData().stripTrailing().endsWith("/")) {
                widget(comment);
            }
        });
    }

    private void widget(Comment comment) {
        var widget = WIDGET.matcher(comment.getData());
        if (widget.matches()) {
            var data = Map.of(
                    "name", widget.group(1), "attributes", widget.group(2).strip());
            note(Kind.WIDGET, Fate.DROPPED, "<!--" + comment.getData() + "-->", comment, data);
        }
    }

    private void takeMetadata(PageMetadata metadata) {
        page.select("meta[content], title, link[rel=canonical]").forEach(tag -> {
            var data = new LinkedHashMap<String, String>();
            tag.attributes().forEach(attribute -> data.put(attribute.getKey(), attribute.getValue()));
            note(Kind.METADATA, Fate.USED, tag.nameIs("title") ? tag.text() : openingTag(tag), tag, data);
        });
        composer.url = metadata.url();
        composer.image = metadata.image();
        composer.language = metadata.language();
        composer.publishedAt = metadata.publishedAt();
        composer.authors = metadata.authors();
        composer.categories.addAll(metadata.categories());
        composer.tags.addAll(metadata.tags());
    }

    private void take(Element main, Optional<Element> lead) {
        terms("a[rel~=category]", composer.categories);
        terms("a[rel=tag]", composer.tags);
        time();
        byline();
        chromeWithin(main);
        picture(main);
        page.select("figure:has(img[src]):not(:has(figcaption))").forEach(HtmlStory::caption);
        lead.ifPresent(HtmlBlocks::lead);
        var blocks = HtmlBlocks.of(main);
        var titled = composer.headline != null || blocks.stream().anyMatch(block -> block.is(Shape.TITLE));
        if (main != page.body()) {
            main.remove();
            around(HtmlBlocks.of(page.body()), titled, blocks.stream().anyMatch(block -> block.is(Shape.CAPTION)));
        }
        blocks.forEach(composer::add);
    }

    /** What stands around the story is furniture, but for the headline, caption and standfirst that a page can have there. */
    private void around(List<Block> blocks, boolean titled, boolean captioned) {
        var headlineFound = titled;
        for (var block : blocks) {
            var isHeadline = block.is(Shape.TITLE) && !headlineFound;
            var isCaption = block.is(Shape.CAPTION) && !captioned;
            if (isHeadline || isCaption || block.is(Shape.STANDFIRST)) {
                headlineFound |= isHeadline;
                composer.add(block);
            } else {
                note(block);
            }
        }
    }

    private void chromeWithin(Element main) {
        var chrome = new ArrayList<Element>(main.select(CHROME));
        main.select("[class], [id]").stream()
                .filter(element -> NAMED_AS_CHROME
                        .matcher(element.className() + " " + element.id())
                        .find())
                .forEach(chrome::add);
        var text = Weights.ofText(main);
        Set<Element> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var element : chrome) {
            if (element != main
                    && text.of(element) * 2 <= text.of(main)
                    && element.parents().stream().noneMatch(taken::contains)) {
                taken.add(element);
                HtmlBlocks.of(element).forEach(this::note);
                element.empty();
            }
        }
    }

    private void picture(Element main) {
        var image = Optional.ofNullable(main.selectFirst("figure img[src], .wp-caption img[src]"));
        if (composer.image == null) {
            image.map(element -> element.attr("src"))
                    .filter(source -> !source.isBlank())
                    .ifPresent(source -> composer.image = source);
        }
    }

    /** It is as long as before, so that all stands where it stood. */
    private static String withFigures(String html) {
        return CAPTIONED.matcher(html).replaceAll(found -> Matcher.quoteReplacement(figure(found)));
    }

    private static String figure(MatchResult shortcode) {
        var content = shortcode.group(3);
        if (!content.contains("<img")) {
            return shortcode.group();
        }
        var attributes = shortcode.group(2) == null ? "" : shortcode.group(2);
        var padding = " ".repeat(shortcode.group(1).length() - "figure".length());
        return "<figure" + padding + attributes + ">" + content + "</figure>" + padding;
    }

    /** What a shortcode holds behind the picture is the caption. */
    private static void caption(Element figure) {
        var words = figure.textNodes();
        if (words.stream().allMatch(TextNode::isBlank) && !figure.hasAttr("caption")) {
            return;
        }
        var caption = new Element("figcaption");
        caption.appendText(figure.attr("caption"));
        var nodes = List.copyOf(figure.childNodes());
        figure.empty();
        var behindPicture = false;
        for (var node : nodes) {
            (behindPicture ? caption : figure).appendChild(node);
            behindPicture |= node instanceof Element element && element.selectFirst("img") != null;
        }
        figure.appendChild(caption);
    }

    private void time() {
        var time = page.selectFirst("time[datetime], [itemprop=datePublished]");
        if (time == null || time.nameIs("meta")) {
            return;
        }
        var date = PageMetadata.instant(time.hasAttr("datetime") ? time.attr("datetime") : time.text());
        if (date.isPresent()) {
            composer.publishedAt = composer.publishedAt == null ? date.get() : composer.publishedAt;
            use(Kind.DATE, time);
        }
    }

    private void byline() {
        var text = Weights.ofText(page.body());
        page.select("[rel~=author], [itemprop=author], [class]").stream()
                .filter(element -> !element.hasAttr("class")
                        || element.hasAttr("itemprop")
                        || element.hasAttr("rel")
                        || NAMED_AS_BYLINE.matcher(element.className()).find())
                .filter(element -> text.of(element) > 0 && text.of(element) <= LONGEST_BYLINE)
                .findFirst()
                .ifPresent(element -> {
                    var words = Repairs.words(element.text());
                    composer.byline = words;
                    composer.authors = composer.authors.isEmpty()
                            ? Credits.of(words).map(Credits::authors).orElseGet(() -> Credits.names(words))
                            : composer.authors;
                    use(Kind.BYLINE, element);
                });
    }

    private void terms(String selector, List<String> into) {
        var links = page.select(selector);
        links.forEach(link -> {
            into.add(Repairs.words(link.text()));
            note(Kind.TAGS, link);
        });
        HtmlBlocks.remove(links);
    }

    private void use(Kind kind, Element element) {
        note(kind, element);
        element.remove();
    }

    private void note(Kind kind, Element element) {
        note(kind, Fate.USED, Repairs.words(element.text()), element, Map.of());
    }

    private void note(Block block) {
        var kind = block.is(Shape.LINKS) || Chrome.isRelatedHeading(block.text()) ? Kind.RELATED : Kind.CHROME;
        raw.note(kind, Fate.DROPPED, block.text(), block.start(), block.end(), Map.of());
    }

    private void note(Kind kind, Fate fate, String words, Node node, Map<String, String> data) {
        var start = Math.max(0, HtmlBlocks.start(node));
        raw.note(kind, fate, words, start, Math.max(start, HtmlBlocks.end(node)), data);
    }

    private String openingTag(Element element) {
        var range = element.sourceRange();
        return range.isTracked() ? raw.raw(range.startPos(), range.endPos()) : "<" + element.normalName() + ">";
    }
}
